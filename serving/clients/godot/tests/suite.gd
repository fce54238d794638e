extends Node
## Runs the tests that the command line names, one after the other, and ends with exit code 0 if all passed:
## godot --path PROJECT -- --server=URL --out=FOLDER package uploads

const _CASES: Dictionary[String, GDScript] = {
	"package": preload("package_test.gd"),
	"headless": preload("headless_test.gd"),
	"uploads": preload("uploads_test.gd"),
	"night": preload("night_test.gd"),
	"game": preload("game_test.gd"),
}
const _LONGEST_RUN := 100.0


func _ready() -> void:
	get_tree().create_timer(_LONGEST_RUN).timeout.connect(_give_up)
	var settings: Dictionary[String, String] = {}
	var cases := PackedStringArray()
	for argument in OS.get_cmdline_user_args():
		if argument.begins_with("--"):
			settings[argument.get_slice("=", 0).trim_prefix("--")] = argument.get_slice("=", 1)
		else:
			cases.append(argument)
	var passed := 0
	var failed := 0
	for name in cases:
		for method: Dictionary in _CASES[name].get_script_method_list():
			var test := str(method["name"])
			if not test.begins_with("test_"):
				continue
			var case: TestCase = _CASES[name].new()
			case.settings = settings
			add_child(case)
			var began := Time.get_ticks_msec()
			await case.call(test)
			var good := case.failures.is_empty() and case.checks > 0
			print("%s %s.%s (%d ms)" % ["ok  " if good else "FAIL", name, test, Time.get_ticks_msec() - began])
			for failure in case.failures:
				print("     ", failure)
			if case.checks == 0:
				print("     It checked nothing: did a script error end it? See above.")
			passed += int(good)
			failed += int(not good)
			case.queue_free()
	print("%d passed, %d failed" % [passed, failed])
	get_tree().quit(0 if failed == 0 and passed > 0 else 1)


func _give_up() -> void:
	print("FAIL: not done after %d s" % int(_LONGEST_RUN))
	get_tree().quit(1)
