class_name TestCase
extends Node
## What tests check with.

var settings: Dictionary[String, String] = {}
var failures := PackedStringArray()
var checks := 0

var _kept: Array[Node] = []


func check(condition: bool, what: String) -> void:
	checks += 1
	if not condition:
		failures.append(what)


func check_equal(actual: Variant, expected: Variant, what: String) -> void:
	check(typeof(actual) == typeof(expected) and actual == expected, "%s: %s, not %s" % [what, expected, actual])


func check_contains(text: String, part: String, what: String) -> void:
	check(text.contains(part), "%s should have \"%s\": %s" % [what, part, text])


func _exit_tree() -> void:
	for node in _kept:
		if is_instance_valid(node):
			node.free()


## The room, freed with the test.
func room() -> Node3D:
	var made := Room.build()
	_kept.append(made)
	return made


## A client of the server under test, if there is one.
func client() -> BackpackClient:
	var made := BackpackClient.new()
	made.server = settings.get("server", "http://127.0.0.1:9")
	made.account = "godot"
	add_child(made)
	return made


## A path for a file that this test makes.
func scratch(file: String) -> String:
	DirAccess.make_dir_recursive_absolute("user://scratch")
	return "user://scratch/" + file


## The files of a zip, by name.
static func unpack(path: String) -> Dictionary[String, PackedByteArray]:
	var files: Dictionary[String, PackedByteArray] = {}
	var zip := ZIPReader.new()
	if zip.open(path) == OK:
		for file in zip.get_files():
			files[file] = zip.read_file(file)
		zip.close()
	return files
