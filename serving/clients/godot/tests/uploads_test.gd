extends TestCase
## Uploads to the real server, by good and by bad lines.

const _SCENES := "user://scenes.json"


func test_a_scene_is_uploaded_with_progress_and_a_job_to_follow() -> void:
	var backpack := client()
	var stages := {}
	var finished: Array[BackpackResult] = []
	backpack.upload_progressed.connect(
		func(stage: StringName, fraction: float) -> void: stages[stage] = maxf(fraction, stages.get(stage, 0.0))
	)
	backpack.upload_finished.connect(func(result: BackpackResult) -> void: finished.append(result))
	var scene := room()
	add_child(scene)
	var options := BackpackUploadOptions.new()
	options.visibility = "public"
	options.frames_per_camera = 2
	options.sweep_degrees = 20.0
	var result := await backpack.upload_scene(scene, options)
	check(result.ok, result.error)
	check_equal(stages, {&"export": 1.0, &"frames": 1.0, &"upload": 1.0}, "progress")
	check_equal(finished, [result] as Array[BackpackResult], "the signal")
	check(result.scene_id.begins_with("s"), "scene id: " + result.scene_id)
	check_equal(result.job_id, "job-" + result.scene_id, "job id")
	check_equal(result.data["state"], "available", "state")
	check_equal(backpack.unfinished_uploads(), 0, "unfinished")
	remember("room", result.scene_id)


func test_the_same_package_again_is_the_same_scene_however_it_is_sent() -> void:
	var path := await _package("kept.zip")
	var whole := await client().upload_package(path, _public("Kept"))
	check(whole.ok, whole.error)
	var in_parts := client()
	in_parts.largest_single_request = 0
	in_parts.part_size = 8192
	var parts := await in_parts.upload_package(path, _public("Kept"))
	check(parts.ok, parts.error)
	check_equal(parts.scene_id, whole.scene_id, "scene")
	check(FileAccess.file_exists(path), "a package of the caller's is not removed")
	var out: String = settings["out"]
	DirAccess.copy_absolute(ProjectSettings.globalize_path(path), out.path_join("godot-room.zip"))
	var frame := FileAccess.open(out.path_join("frame.png"), FileAccess.WRITE)
	frame.store_buffer(unpack(path)["frames/00-00.png"])
	frame.close()
	remember("kept", whole.scene_id)


func test_a_broken_connection_is_resumed_where_it_broke() -> void:
	var path := await _package("broken.zip", "A room over a bad line")
	var all := FileAccess.open(path, FileAccess.READ).get_length()
	var proxy := _proxy()
	var backpack := client()
	backpack.server = proxy.stand_before(settings["server"])
	backpack.largest_single_request = 0
	backpack.part_size = 8192
	proxy.breaks_after = all * 2 / 3
	var result := await backpack.upload_package(path, _public("A room over a bad line"))
	check(result.ok, result.error)
	check_equal(proxy.breaks, 1, "breaks")
	check(proxy.requests.get("HEAD", 0) >= 1, "it should ask how far the server came: %s" % proxy.requests)
	check_equal(proxy.requests.get("POST", 0), 1, "uploads begun")
	# One part is sent twice; the rest is headers.
	var most := all + 2 * backpack.part_size
	check(proxy.received < most, "%d bytes were sent for %d: it should not begin anew" % [proxy.received, all])
	remember("broken", result.scene_id)


func test_an_upload_that_gave_up_goes_on_after_a_restart() -> void:
	var path := await _package("later.zip", "A room for later")
	var all := FileAccess.open(path, FileAccess.READ).get_length()
	var proxy := _proxy()
	var backpack := client()
	backpack.server = proxy.stand_before(settings["server"])
	backpack.largest_single_request = 0
	backpack.part_size = 16384
	backpack.most_failures = 1
	backpack.upload_progressed.connect(
		func(_stage: StringName, fraction: float) -> void:
			if fraction > 0.4:
				proxy.down = true
	)
	var failed: Array[BackpackResult] = []
	backpack.upload_failed.connect(func(result: BackpackResult) -> void: failed.append(result))
	var first := await backpack.upload_package(path, _public("A room for later"))
	check(not first.ok, "nobody could get through")
	check_contains(first.error, "resume_uploads", "error")
	check_equal(failed.size(), 1, "signals")
	check_equal(backpack.unfinished_uploads(), 1, "unfinished")

	proxy.down = false
	proxy.received = 0
	var restarted := client()
	restarted.server = backpack.server
	var results := await restarted.resume_uploads()
	check_equal(results.size(), 1, "resumed")
	check(results[0].ok, results[0].error)
	check(proxy.received < all * 3 / 4, "%d of %d bytes were sent again" % [proxy.received, all])
	check_equal(restarted.unfinished_uploads(), 0, "unfinished")
	remember("later", results[0].scene_id)


func test_what_is_no_scene_is_refused_in_words_and_not_kept() -> void:
	var path := scratch("letter.zip")
	var file := FileAccess.open(path, FileAccess.WRITE)
	file.store_string("Dear server, this is no archive.")
	file.close()
	var backpack := client()
	var result := await backpack.upload_package(path, _public("Letter"))
	check(not result.ok, "should be refused")
	check(result.status in [400, 415, 422], "status %d" % result.status)
	check_contains(result.error, "The server refused", "error")
	check_equal(backpack.unfinished_uploads(), 0, "unfinished")


func test_a_server_that_is_not_there_is_named() -> void:
	var backpack := client()
	backpack.server = "http://127.0.0.1:9"
	backpack.most_failures = 0
	var result := await backpack.popular_items()
	check(not result.ok, "should fail")
	check_equal(result.status, 0, "status")
	check_contains(result.error, "http://127.0.0.1:9/v1/items/popular", "error")


func test_an_upload_without_owner_or_address_says_which_setting_to_set() -> void:
	var nobody := client()
	nobody.account = ""
	check_contains((await nobody.upload_scene(room())).error, "backpack/owner", "error")
	var nowhere := client()
	nowhere.server = "example.org"
	check_contains((await nowhere.upload_scene(room())).error, "backpack/server", "error")
	var outside := BackpackClient.new()
	check_contains((await outside.popular_items()).error, "add_child", "error")
	outside.free()


func test_a_job_that_is_not_there_is_not_waited_for() -> void:
	var result := await client().wait_for_job("job-s0", 60.0)
	check_equal(result.status, 404, "status")


## Scenes that the night's tests ask for.
func remember(name: String, scene_id: String) -> void:
	var scenes := {}
	if FileAccess.file_exists(_SCENES):
		scenes = JSON.parse_string(FileAccess.get_file_as_string(_SCENES))
	scenes[name] = scene_id
	var file := FileAccess.open(_SCENES, FileAccess.WRITE)
	file.store_string(JSON.stringify(scenes))
	file.close()


func _public(title: String) -> BackpackUploadOptions:
	var options := BackpackUploadOptions.new()
	options.title = title
	options.visibility = "public"
	options.frame_size = Vector2i(480, 360)
	return options


func _package(file: String, title := "") -> String:
	var path := scratch(file)
	var packed := await client().package_scene(room(), path, _public(title))
	check(packed.ok, packed.error)
	return path


func _proxy() -> BreakingProxy:
	var proxy := BreakingProxy.new()
	add_child(proxy)
	return proxy
