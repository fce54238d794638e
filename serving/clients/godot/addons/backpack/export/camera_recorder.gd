@tool
extends RefCounted
## Takes pictures of a scene as its cameras see it, in a viewport of their own: nothing on the screen changes.

## A camera's picture was taken.
signal progressed(done: int, all: int)

const _Calibration := preload("camera_calibration.gd")

## The editor draws its own marks on layers above these.
const _SCENE_LAYERS := (1 << 20) - 1
## A new viewport's first pictures may lack what the renderer prepares over some frames, such as the sky.
const _FRAMES_TO_SETTLE := 3

## The pictures, by their names in the package.
var pictures: Dictionary[String, PackedByteArray] = {}
## What capture.json lists as frames.
var frames: Array[Dictionary] = []
## What capture.json lists as cameras: those that the document does not describe as they saw.
var cameras: Array[Dictionary] = []
## What was left out and why.
var warnings := PackedStringArray()

var _options: BackpackUploadOptions


func _init(options: BackpackUploadOptions) -> void:
	_options = options


## Whether this Godot can take pictures; one without a screen cannot.
static func can_record() -> bool:
	return DisplayServer.get_name() != "headless"


## Takes the pictures of cameras, each under its id, in a viewport below [param host].
## [param documents] has what the document says of each, by id.
func record(
	host: Node, root: Node3D, ids: Dictionary[Camera3D, String], documents: Dictionary[String, Dictionary]
) -> void:
	var tree := root.get_tree()
	var viewport := SubViewport.new()
	viewport.size = _options.frame_size
	viewport.world_3d = root.get_world_3d()
	viewport.msaa_3d = Viewport.MSAA_4X
	viewport.render_target_update_mode = SubViewport.UPDATE_ALWAYS
	host.add_child(viewport, false, Node.INTERNAL_MODE_BACK)
	var eye := Camera3D.new()
	viewport.add_child(eye)
	var all := ids.size() * _options.frames_per_camera
	for number in _options.frames_per_camera:
		if number > 0 and _options.frame_interval > 0.0:
			await tree.create_timer(_options.frame_interval).timeout
		var index := 0
		for camera: Camera3D in ids:
			if not is_instance_valid(camera) or not camera.is_inside_tree():
				warnings.append("The camera %s left the scene while pictures were taken." % ids[camera])
				continue
			await _take(root, camera, eye, ids[camera], documents[ids[camera]], index, number)
			index += 1
			progressed.emit(frames.size(), all)
	viewport.queue_free()


func _take(
	root: Node3D,
	camera: Camera3D,
	eye: Camera3D,
	id: String,
	document: Dictionary,
	index: int,
	number: int
) -> void:
	_follow(camera, eye)
	var yaw := _yaw(number)
	eye.global_transform.basis = Basis(Vector3.UP, deg_to_rad(yaw)) * eye.global_transform.basis
	eye.make_current()
	for settling in _FRAMES_TO_SETTLE if number == 0 else 1:
		await eye.get_tree().process_frame
	if number > 0 and yaw == 0.0:
		_follow(camera, eye)
	var calibration := _Calibration.of(id, eye, _options.frame_size, document_from_world(root))
	var used := id
	if calibration.is_empty():
		if number > 0:
			warnings.append("%s is orthographic: it took one picture." % id)
			return
	elif not _Calibration.same(calibration, document):
		if number > 0:
			used = "%s@%d" % [id, number]
			calibration["id"] = used
		cameras.append(calibration)
	# Drawn here and now: an editor in the background or a covered window would not draw for a long time.
	RenderingServer.force_draw(false)
	var image := eye.get_viewport().get_texture().get_image()
	image.convert(Image.FORMAT_RGB8)
	var file := "frames/%02d-%02d.png" % [index, number]
	pictures[file] = image.save_png_to_buffer()
	var parameters := {"number": float(number), "yaw_degrees": yaw}
	if eye.projection == Camera3D.PROJECTION_PERSPECTIVE:
		parameters["fov_degrees"] = eye.fov
	frames.append({"file": file, "camera": used, "captured_at": _now(), "view_parameters": parameters})


## What takes the world's coordinates to the document's: the document begins at the root, whatever the root hangs on.
static func document_from_world(root: Node3D) -> Transform3D:
	var parent := root.get_parent_node_3d()
	return Transform3D.IDENTITY if parent == null else parent.global_transform.affine_inverse()


static func _follow(camera: Camera3D, eye: Camera3D) -> void:
	eye.projection = camera.projection
	eye.fov = camera.fov
	eye.size = camera.size
	eye.frustum_offset = camera.frustum_offset
	eye.keep_aspect = camera.keep_aspect
	eye.near = camera.near
	eye.far = camera.far
	eye.h_offset = camera.h_offset
	eye.v_offset = camera.v_offset
	eye.cull_mask = camera.cull_mask & _SCENE_LAYERS
	eye.environment = camera.environment
	eye.attributes = camera.attributes
	eye.compositor = camera.compositor
	eye.global_transform = camera.global_transform
	# The renderer learns of it now, not with the next frame: a picture may be drawn before that.
	eye.force_update_transform()


## The first picture looks ahead, the others right and left by turns, the last ones farthest.
func _yaw(number: int) -> float:
	if number == 0 or _options.sweep_degrees == 0.0:
		return 0.0
	var steps := ceilf((_options.frames_per_camera - 1) / 2.0)
	var step := ceilf(number / 2.0)
	return (-1.0 if number % 2 == 1 else 1.0) * _options.sweep_degrees / 2.0 * step / steps


static func _now() -> String:
	var now := Time.get_unix_time_from_system()
	return "%s.%03dZ" % [Time.get_datetime_string_from_unix_time(int(now)), int(fmod(now, 1.0) * 1000.0)]
