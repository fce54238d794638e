extends TestCase
## After the night has read what was uploaded.


func test_jobs_of_uploaded_scenes_are_completed() -> void:
	var scenes: Dictionary = JSON.parse_string(FileAccess.get_file_as_string("user://scenes.json"))
	check_equal(scenes.size(), 4, "scenes")
	for name: String in scenes:
		var result := await client().wait_for_job("job-" + scenes[name], 5.0, 0.5)
		check(result.ok, result.error)
		check_equal(result.data.get("state"), "completed", name)
