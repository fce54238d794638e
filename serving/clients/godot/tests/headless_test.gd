extends TestCase
## Without a screen.


func test_a_scene_is_packed_without_pictures_and_a_warning_says_so() -> void:
	var path := scratch("headless.zip")
	var result := await client().package_scene(room(), path)
	check(result.ok, result.error)
	check_contains("\n".join(result.warnings), "No pictures were taken", "warnings")
	var files := unpack(path)
	check_equal(files.keys(), ["scene.glb", "capture.json"] as Array[String], "files")
	check_equal(JSON.parse_string(files["capture.json"].get_string_from_utf8())["frames"], [], "frames")
