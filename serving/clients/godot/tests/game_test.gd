extends TestCase
## After a whole night: what was uploaded is served, and a game can ask for what it needs.


func test_the_server_takes_up_what_the_night_released() -> void:
	var ready := await client().fetch("/readyz")
	for attempt in 60:
		if ready.ok:
			break
		await get_tree().create_timer(0.5).timeout
		ready = await client().fetch("/readyz")
	check(ready.ok, ready.error)


func test_an_uploaded_scene_has_its_description_and_its_frames() -> void:
	var scenes: Dictionary = JSON.parse_string(FileAccess.get_file_as_string("user://scenes.json"))
	var scene := await client().fetch("/v1/scenes/" + str(scenes["room"]))
	check(scene.ok, scene.error)
	check_contains(JSON.stringify(scene.data), "A room made in Godot", "scene")
	var frames := await client().fetch("/v1/scenes/%s/frames" % scenes["room"])
	check(frames.ok, frames.error)
	check_equal(frames.data["frames"].size(), 6, "frames")


func test_a_game_gets_lists_of_items() -> void:
	var backpack := client()
	var popular := await backpack.popular_items({"limit": 3})
	check(popular.ok, popular.error)
	check_equal(popular.data["items"].size(), 3, "popular items")
	var item: String = popular.data["items"][0]["item"]
	var similar := await backpack.similar_items(item, {"limit": 2})
	check(similar.ok, similar.error)
	check_equal(similar.data["items"].size(), 2, "similar items")
	var users := await backpack.recommendations("u1", {"limit": 4, "exclude_seen": true, "kind": "map"})
	check(users.ok, users.error)
	check_equal(users.data["filters"]["exclude_seen"], true, "filter")
	var found := await backpack.search_items(str(popular.data["items"][0]["name"]))
	check(found.ok, found.error)
	check(found.data["total"] >= 1, "an item should be found by its name")
	var near := await backpack.search({"space": "item", "entity": item, "limit": 2})
	check(near.ok, near.error)
	check_equal(near.data["hits"].size(), 2, "nearest items")


func test_what_a_player_does_counts_in_the_next_list() -> void:
	var backpack := client()
	var item: String = (await backpack.popular_items({"limit": 1})).data["items"][0]["item"]
	var before := await backpack.recommendations("godot-newcomer")
	check_equal(before.data.get("rung"), "popular", "rung of a stranger")
	var sent := await backpack.record_interaction("godot-newcomer", item, "bag")
	check(sent.ok, sent.error)
	var after := await backpack.recommendations("godot-newcomer")
	check_equal(after.data.get("rung"), "fold_in", "rung after an interaction")


func test_an_unknown_item_is_refused_in_the_servers_words() -> void:
	var failed: Array[BackpackResult] = []
	var backpack := client()
	backpack.request_failed.connect(func(result: BackpackResult) -> void: failed.append(result))
	var result := await backpack.similar_items("no-such-item")
	check_equal(result.status, 404, "status")
	check_contains(result.error, "The server refused (404)", "error")
	check_equal(failed.size(), 1, "signals")
