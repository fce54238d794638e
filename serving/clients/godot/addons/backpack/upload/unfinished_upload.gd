@tool
extends RefCounted
## An upload on its way, remembered on disk so that it goes on after the game, the editor or the machine was stopped.

const FOLDER := "user://backpack/uploads"
## Seconds after which a package that no upload knows is nobody's any more.
const _ORPHAN_AGE := 86400.0

## Tells one upload from another: the same package for the same server and account is the same upload.
var id := ""
## The zip that is sent.
var package := ""
## Whether the package is this record's own, to be removed with it.
var owned := false
var server := ""
## name, kind, owner, visibility.
var metadata: Dictionary[String, String] = {}
## Where the server takes the parts; empty until it said so.
var location := ""


## The upload of a package as it was left, or a new one. Null when the package cannot be read.
static func of(path: String, its_server: String, its_metadata: Dictionary[String, String], is_owned: bool) -> RefCounted:
	var digest := FileAccess.get_sha256(path)
	if digest.is_empty():
		return null
	var upload := new()
	upload.id = (its_server + JSON.stringify(its_metadata, "", true) + digest).sha256_text()
	upload.server = its_server
	upload.metadata = its_metadata
	upload.package = path
	upload.owned = is_owned
	var former := _read(upload._file())
	if former != null:
		upload.location = former.location
	upload.save()
	return upload


## All that were left unfinished and whose packages are still there.
static func all() -> Array[RefCounted]:
	var uploads: Array[RefCounted] = []
	for file in DirAccess.get_files_at(FOLDER) if DirAccess.dir_exists_absolute(FOLDER) else PackedStringArray():
		if file.ends_with(".json"):
			var upload := _read(FOLDER.path_join(file))
			if upload != null:
				uploads.append(upload)
	return uploads


## Where a new package may be written.
static func new_package() -> String:
	DirAccess.make_dir_recursive_absolute(FOLDER)
	_sweep()
	return FOLDER.path_join(Crypto.new().generate_random_bytes(16).hex_encode() + ".zip")


func save() -> void:
	DirAccess.make_dir_recursive_absolute(FOLDER)
	var unfinished := _file() + ".part"
	var file := FileAccess.open(unfinished, FileAccess.WRITE)
	if file == null:
		push_warning("Backpack: %s cannot be written: this upload cannot go on after a restart." % _file())
		return
	file.store_string(JSON.stringify({
		"package": package,
		"owned": owned,
		"server": server,
		"metadata": metadata,
		"location": location,
	}))
	file.close()
	DirAccess.rename_absolute(unfinished, _file())


## Forgets the upload, and its package if nobody else keeps it.
func forget() -> void:
	DirAccess.remove_absolute(_file())
	if owned:
		DirAccess.remove_absolute(package)


func _file() -> String:
	return FOLDER.path_join(id + ".json")


static func _read(path: String) -> RefCounted:
	if not FileAccess.file_exists(path):
		return null
	var parser := JSON.new()
	if parser.parse(FileAccess.get_file_as_string(path)) != OK or not (parser.data is Dictionary):
		return null
	var stored: Dictionary = parser.data
	if not FileAccess.file_exists(str(stored.get("package", ""))) or not (stored.get("metadata") is Dictionary):
		return null
	var upload := new()
	upload.id = path.get_file().get_basename()
	upload.package = str(stored["package"])
	upload.owned = bool(stored.get("owned", false))
	upload.server = str(stored.get("server", ""))
	upload.location = str(stored.get("location", ""))
	for key: String in stored["metadata"]:
		upload.metadata[key] = str(stored["metadata"][key])
	return upload


## Removes packages of ours that a crash left before anybody began to send them.
static func _sweep() -> void:
	var needed := all().map(func(upload: RefCounted) -> String: return upload.package)
	for file in DirAccess.get_files_at(FOLDER):
		var path := FOLDER.path_join(file)
		var age := Time.get_unix_time_from_system() - FileAccess.get_modified_time(path)
		if file.ends_with(".zip") and not needed.has(path) and age > _ORPHAN_AGE:
			DirAccess.remove_absolute(path)
