@tool
extends RefCounted
## Packs a scene for upload: a zip of the scene as binary glTF, pictures of its cameras, and capture.json.

## What is going on (export, frames), and how much of it is done, from 0 to 1.
signal progressed(stage: StringName, fraction: float)

const _XmpPackets := preload("xmp_packets.gd")
const _Recorder := preload("camera_recorder.gd")
const _Calibration := preload("camera_calibration.gd")

const DOCUMENT := "scene.glb"
const CAPTURE := "capture.json"


## Writes the package. The result's data are document_bytes, cameras (ids) and frames (a count).
func write(root: Node3D, path: String, options: BackpackUploadOptions, host: Node) -> BackpackResult:
	var guest := not root.is_inside_tree()
	var stage: SubViewport = null
	if guest:
		# A scene that stands nowhere gets a world of its own for as long as it is packed.
		stage = SubViewport.new()
		stage.own_world_3d = true
		stage.world_3d = World3D.new()
		host.add_child(stage)
		stage.add_child(root)
	var result := await _write(root, path, options, host)
	if guest:
		stage.remove_child(root)
		stage.queue_free()
	return result


func _write(root: Node3D, path: String, options: BackpackUploadOptions, host: Node) -> BackpackResult:
	progressed.emit(&"export", 0.0)
	var packets := _XmpPackets.new(root, title_of(root, options))
	var document := _export(root, packets)
	if document.is_empty():
		return BackpackResult.failure(
			"Godot could not export %s as glTF; its reasons stand in the Output panel." % root.name
		)
	var warnings := packets.warnings.duplicate()
	var documents: Dictionary[String, Dictionary] = {}
	for camera: Camera3D in packets.camera_ids:
		var id := packets.camera_ids[camera]
		documents[id] = _Calibration.in_document(
			id, camera, options.frame_size, _Recorder.document_from_world(root)
		)
	progressed.emit(&"export", 1.0)
	var recorder := _Recorder.new(options)
	if options.frames_per_camera > 0 and not packets.camera_ids.is_empty():
		if _Recorder.can_record():
			recorder.progressed.connect(
				func(done: int, all: int) -> void: progressed.emit(&"frames", float(done) / all)
			)
			await recorder.record(host, root, packets.camera_ids, documents)
			warnings.append_array(recorder.warnings)
		else:
			warnings.append("No pictures were taken: this Godot runs without a screen. The server will render the scene.")
	var capture := {
		"generator": "Backpack for Godot %s" % Engine.get_version_info()["string"],
		"document": DOCUMENT,
		"frames": recorder.frames,
	}
	if not recorder.cameras.is_empty():
		capture["cameras"] = recorder.cameras
	var error := _zip(path, document, capture, recorder.pictures)
	if error != OK:
		return BackpackResult.failure(
			"The package %s could not be written (%s): is the disk full?" % [path, error_string(error)]
		)
	var result := BackpackResult.success({
		"document_bytes": document.size(),
		"cameras": packets.camera_ids.values(),
		"frames": recorder.frames.size(),
	})
	result.warnings = warnings
	return result


## What the scene is called: by the options, by itself, or after its root.
static func title_of(root: Node, options: BackpackUploadOptions) -> String:
	if not options.title.strip_edges().is_empty():
		return options.title.strip_edges()
	var title: Variant = root.get_meta(&"dc_title", "")
	if title is Dictionary and not title.is_empty():
		title = title.values()[0]
	return str(root.name) if str(title).strip_edges().is_empty() else str(title)


static func _export(root: Node3D, packets: _XmpPackets) -> PackedByteArray:
	var document := GLTFDocument.new()
	# What is hidden is not in the pictures either.
	document.visibility_mode = GLTFDocument.VISIBILITY_MODE_EXCLUDE
	document.root_node_mode = GLTFDocument.ROOT_NODE_MODE_KEEP_ROOT
	var state := GLTFState.new()
	GLTFDocument.register_gltf_document_extension(packets)
	var buffer := PackedByteArray()
	if document.append_from_scene(root, state) == OK:
		buffer = document.generate_buffer(state)
	GLTFDocument.unregister_gltf_document_extension(packets)
	return buffer


static func _zip(
	path: String, document: PackedByteArray, capture: Dictionary, pictures: Dictionary[String, PackedByteArray]
) -> Error:
	var zip := ZIPPacker.new()
	var error := zip.open(path)
	if error != OK:
		return error
	error = _add(zip, DOCUMENT, document)
	for file: String in pictures:
		if error == OK:
			error = _add(zip, file, pictures[file])
	if error == OK:
		error = _add(zip, CAPTURE, JSON.stringify(capture, "\t", false, true).to_utf8_buffer())
	var closing := zip.close()
	return error if error != OK else closing


static func _add(zip: ZIPPacker, file: String, bytes: PackedByteArray) -> Error:
	var error := zip.start_file(file)
	if error == OK:
		error = zip.write_file(bytes)
	var closing := zip.close_file()
	return error if error != OK else closing
