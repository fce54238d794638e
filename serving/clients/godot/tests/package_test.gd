extends TestCase
## The package of a scene: its document, its pictures, and that they belong together.


## Moves a camera by steps that can be seen, however fast frames follow each other.
class Walk:
	extends Node

	var camera: Camera3D

	func _process(_seconds: float) -> void:
		camera.position.x += 0.06


func test_document_describes_scene_and_nodes_in_packets() -> void:
	var document := _document(await _package(room()))
	var packets: Array = document["extensions"]["KHR_xmp_json_ld"]["packets"]
	var scene: Dictionary = packets[document["asset"]["extensions"]["KHR_xmp_json_ld"]["packet"]]
	check_equal(scene["dc:title"], "A room made in Godot", "title")
	check_equal(scene["dc:description"]["rdf:_2"]["@language"], "de", "second language")
	check_equal(scene["dc:creator"], {"@list": ["godot"]}, "creator")
	var classes := {}
	for node: Dictionary in document["nodes"]:
		if node.has("extensions") and node["extensions"].has("KHR_xmp_json_ld"):
			classes[node["name"]] = packets[node["extensions"]["KHR_xmp_json_ld"]["packet"]]["bp:objectClass"]["@id"]
	check_equal(
		classes, {"Table": "bp:Table", "Chair": "bp:Chair", "Person": "bp:Person", "Body": "bp:Person"}, "classes"
	)
	check(document["extensionsUsed"].has("KHR_xmp_json_ld"), "the extension should be declared")


func test_what_is_hidden_is_not_in_the_document() -> void:
	var document := _document(await _package(room()))
	var names: Array = document["nodes"].map(func(node: Dictionary) -> String: return node["name"])
	check(names.has("Chair"), "the chair should be there")
	check(not names.has("Hidden"), "the hidden box should not be there")


func test_the_document_has_the_pose_that_the_pictures_show() -> void:
	var scene := room()
	var document := _document(await _package(scene))
	var skeleton: Skeleton3D = scene.get_node("Person/Skeleton")
	var pose := skeleton.get_bone_pose_rotation(skeleton.find_bone("RightUpperArm"))
	check(not pose.is_equal_approx(Quaternion(skeleton.get_bone_rest(skeleton.find_bone("RightUpperArm")).basis)), "the arm should be lowered")
	for node: Dictionary in document["nodes"]:
		if node["name"] == "RightUpperArm":
			check(_transform(node).basis.is_equal_approx(Basis(pose)), "%s should be %s" % [node, pose])
			return
	check(false, "there is no joint RightUpperArm")


func test_every_camera_takes_a_picture_of_the_size_that_was_asked_for() -> void:
	var files := await _package(room())
	var capture := _capture(files)
	check_equal(
		capture["frames"].map(func(frame: Dictionary) -> String: return frame["camera"]),
		["EyeLevel", "Corner", "Shifted"],
		"cameras"
	)
	var pictures := {}
	for frame: Dictionary in capture["frames"]:
		var image := _picture(files, frame)
		check_equal(image.get_size(), Vector2i(320, 240), "size of " + str(frame["file"]))
		pictures[image.get_data()] = true
	check_equal(pictures.size(), 3, "different pictures")


func test_calibration_says_where_a_thing_is_seen() -> void:
	var options := _options()
	options.frames_per_camera = 3
	options.sweep_degrees = 16.0
	var files := await _package(room(), options)
	_check_marker(files, 9)
	check_equal(_capture(files)["frames"][6]["view_parameters"]["yaw_degrees"], 8.0, "the last looks left")


func test_calibration_holds_for_a_scene_that_hangs_on_something_moved() -> void:
	var place := Node3D.new()
	add_child(place)
	place.transform = Transform3D(Basis(Vector3.UP, 1.0), Vector3(20, 3, -7))
	var scene := room()
	place.add_child(scene)
	_check_marker(await _package(scene), 3)


func test_calibration_follows_a_camera_that_moves_while_the_scene_runs() -> void:
	var scene := room()
	add_child(scene)
	var walk := Walk.new()
	walk.camera = scene.get_node("EyeLevel")
	scene.add_child(walk)
	var options := _options()
	options.frames_per_camera = 3
	var files := await _package(scene, options)
	_check_marker(files, 9)
	check(_camera(files, "EyeLevel@2")["world_from_camera"][3] > 0.3, "the last picture should be from elsewhere")


func test_a_scene_in_use_stays_as_it_was() -> void:
	var scene := room()
	add_child(scene)
	var camera: Camera3D = scene.get_node("Corner")
	camera.make_current()
	await _package(scene)
	check_equal(scene.get_parent(), self as Node, "parent")
	check_equal(get_viewport().get_camera_3d(), camera, "current camera")
	check(not scene.has_node("EyeLevel/Camera3D"), "nothing should be added to it")


func test_a_node_whose_name_repeats_has_the_id_that_the_server_gives_it() -> void:
	var scene := room()
	var box := Node3D.new()
	box.name = "Inner"
	scene.add_child(box)
	var twin := Camera3D.new()
	twin.name = "EyeLevel"
	twin.position = Vector3(0, 1, 2)
	box.add_child(twin)
	var files := await _package(scene)
	var ids := []
	for node: Dictionary in _document(files)["nodes"]:
		if node.has("camera"):
			ids.append(node["name"])
	for frame: Dictionary in _capture(files)["frames"]:
		check(ids.count(frame["camera"]) == 1, "%s should name one of %s" % [frame["camera"], ids])
	check_equal(_capture(files)["frames"].size(), 4, "frames")


func test_metadata_that_cannot_be_used_is_left_out_with_a_reason() -> void:
	var scene := room()
	scene.get_node("Chair").set_meta(&"backpack_class", "a chair!")
	scene.get_node("Table").set_meta(&"dc_title", 7)
	var backpack := client()
	var result := await backpack.package_scene(scene, scratch("odd.zip"), _options())
	check(result.ok, result.error)
	var warnings := "\n".join(result.warnings)
	check_contains(warnings, "The metadata backpack_class of Chair was left out", "warnings")
	check_contains(warnings, "The metadata dc_title of Table was left out", "warnings")


func test_options_that_cannot_be_are_refused_with_what_to_do() -> void:
	var options := _options()
	options.frame_size = Vector2i(0, 240)
	var result := await client().package_scene(room(), scratch("none.zip"), options)
	check(not result.ok, "should be refused")
	check_contains(result.error, "choose from 16 to 4096", "error")


func _options() -> BackpackUploadOptions:
	var options := BackpackUploadOptions.new()
	options.frame_size = Vector2i(320, 240)
	return options


func _package(scene: Node3D, options := _options()) -> Dictionary[String, PackedByteArray]:
	var path := scratch("package.zip")
	var result := await client().package_scene(scene, path, options)
	check(result.ok, result.error)
	check_equal(result.warnings, PackedStringArray(), "warnings")
	return unpack(path)


static func _document(files: Dictionary[String, PackedByteArray]) -> Dictionary:
	var glb := files["scene.glb"]
	return JSON.parse_string(glb.slice(20, 20 + glb.decode_u32(12)).get_string_from_utf8())


static func _capture(files: Dictionary[String, PackedByteArray]) -> Dictionary:
	return JSON.parse_string(files["capture.json"].get_string_from_utf8())


static func _picture(files: Dictionary[String, PackedByteArray], frame: Dictionary) -> Image:
	var image := Image.new()
	image.load_png_from_buffer(files[frame["file"]])
	return image


## The calibration that the server will use: of capture.json, else worked out of the document.
func _camera(files: Dictionary[String, PackedByteArray], id: String) -> Dictionary:
	for camera: Dictionary in _capture(files).get("cameras", []):
		if camera["id"] == id:
			return camera
	var document := _document(files)
	for node: Dictionary in document["nodes"]:
		if node.get("name") == id:
			var size := _picture(files, _capture(files)["frames"][0]).get_size()
			var yfov: float = document["cameras"][node["camera"]]["perspective"]["yfov"]
			var focal := size.y / 2.0 / tan(yfov / 2.0)
			# The cameras of the room hang on its root, which may be moved.
			var place := _transform(document["nodes"][0]) * _transform(node)
			var rows := []
			for row in 3:
				rows.append_array([place.basis.x[row], place.basis.y[row], place.basis.z[row], place.origin[row]])
			return {
				"fx": focal, "fy": focal, "cx": size.x / 2.0, "cy": size.y / 2.0, "world_from_camera": rows,
			}
	check(false, "there is no camera " + id)
	return {}


static func _transform(node: Dictionary) -> Transform3D:
	if node.has("matrix"):
		var m: Array = node["matrix"]
		return Transform3D(
			Vector3(m[0], m[1], m[2]), Vector3(m[4], m[5], m[6]), Vector3(m[8], m[9], m[10]), Vector3(m[12], m[13], m[14])
		)
	var t: Array = node.get("translation", [0, 0, 0])
	var q: Array = node.get("rotation", [0, 0, 0, 1])
	return Transform3D(Basis(Quaternion(q[0], q[1], q[2], q[3])), Vector3(t[0], t[1], t[2]))


## The centre of the marker's pixels, in each picture, is where the camera of the picture puts the marker.
func _check_marker(files: Dictionary[String, PackedByteArray], pictures: int) -> void:
	var frames: Array = _capture(files)["frames"]
	check_equal(frames.size(), pictures, "pictures")
	for frame: Dictionary in frames:
		var seen := _centre_of_marker(_picture(files, frame))
		var camera := _camera(files, frame["camera"])
		var m: Array = camera["world_from_camera"]
		var place := Transform3D(
			Vector3(m[0], m[4], m[8]), Vector3(m[1], m[5], m[9]), Vector3(m[2], m[6], m[10]), Vector3(m[3], m[7], m[11])
		)
		var point := place.affine_inverse() * Room.MARKER
		var expected := Vector2(
			camera["cx"] + camera["fx"] * point.x / -point.z, camera["cy"] - camera["fy"] * point.y / -point.z
		)
		check(seen.distance_to(expected) < 0.6, "%s shows the marker at %s, not %s" % [frame["camera"], seen, expected])


static func _centre_of_marker(image: Image) -> Vector2:
	var sum := Vector2.ZERO
	var count := 0
	for y in image.get_height():
		for x in image.get_width():
			var colour := image.get_pixel(x, y)
			if colour.r > 0.9 and colour.b > 0.9 and colour.g < 0.1:
				sum += Vector2(x + 0.5, y + 0.5)
				count += 1
	return sum / count if count > 0 else Vector2(-1, -1)
