@tool
extends ScrollContainer
## The dock "Backpack": uploads the scene that is being edited, and says how it fares.

## The upload that was asked for last has ended, well or not.
signal ended(result: BackpackResult)

const _KINDS: Array[String] = ["map", "avatar", "prop"]
const _VISIBILITIES: Array[String] = ["private", "unlisted", "public"]
const _STAGES: Dictionary[StringName, String] = {
	&"export": "Exporting the scene",
	&"frames": "Taking pictures",
	&"upload": "Uploading",
}

var _client := BackpackClient.new()
var _destination := Label.new()
var _title := LineEdit.new()
var _kind := OptionButton.new()
var _visibility := OptionButton.new()
var _frames := SpinBox.new()
var _sweep := SpinBox.new()
var _upload_button := Button.new()
var _resume_button := Button.new()
var _progress := ProgressBar.new()
var _status := Label.new()


func _init() -> void:
	var column := VBoxContainer.new()
	column.size_flags_horizontal = Control.SIZE_EXPAND_FILL
	add_child(column)
	column.add_child(_destination)
	_title.placeholder_text = "The scene's own name"
	for choice in _KINDS:
		_kind.add_item(choice)
	for choice in _VISIBILITIES:
		_visibility.add_item(choice)
	_frames.max_value = 64
	_frames.value = 3
	_frames.tooltip_text = "How many pictures each Camera3D takes. 0: the server renders the scene itself."
	_sweep.max_value = 180
	_sweep.value = 20
	_sweep.suffix = "°"
	_sweep.tooltip_text = "How far the pictures after the first look to the sides."
	_add_row(column, "Name", _title)
	_add_row(column, "Kind", _kind)
	_add_row(column, "Visible to", _visibility)
	_add_row(column, "Pictures", _frames)
	_add_row(column, "Sweep", _sweep)
	_upload_button.text = "Upload to Backpack"
	_upload_button.pressed.connect(upload)
	column.add_child(_upload_button)
	_resume_button.pressed.connect(resume)
	column.add_child(_resume_button)
	column.add_child(_progress)
	_status.autowrap_mode = TextServer.AUTOWRAP_WORD_SMART
	column.add_child(_status)
	_client.upload_progressed.connect(_on_upload_progressed)
	add_child(_client, false, Node.INTERNAL_MODE_BACK)


func _ready() -> void:
	custom_minimum_size = Vector2(220, 0)
	_progress.visible = false
	ProjectSettings.settings_changed.connect(_read_settings)
	_read_settings()
	_show_unfinished()


## Uploads the scene that is being edited.
func upload() -> void:
	if _upload_button.disabled:
		return
	var root := EditorInterface.get_edited_scene_root()
	if not root is Node3D:
		_end(BackpackResult.failure("Open a 3D scene first: the one that is edited is uploaded."))
		return
	_begin()
	_end(await _client.upload_scene(root, _options()))


## Goes on with uploads that were left unfinished.
func resume() -> void:
	if _upload_button.disabled:
		return
	_begin()
	var last := BackpackResult.failure("The unfinished uploads are for another server than %s." % _client.server)
	for result in await _client.resume_uploads():
		last = result
		if not result.ok:
			break
	_end(last)


func _options() -> BackpackUploadOptions:
	var options := BackpackUploadOptions.new()
	options.title = _title.text
	options.kind = _KINDS[_kind.selected]
	options.visibility = _VISIBILITIES[_visibility.selected]
	options.frames_per_camera = int(_frames.value)
	options.sweep_degrees = _sweep.value
	return options


func _begin() -> void:
	_read_settings()
	_upload_button.disabled = true
	_resume_button.disabled = true
	_progress.visible = true
	_status.text = ""


func _end(result: BackpackResult) -> void:
	_upload_button.disabled = false
	_resume_button.disabled = false
	_progress.visible = false
	_status.text = _words(result)
	_show_unfinished()
	if not result.ok:
		push_error("Backpack: " + result.error)
	for warning in result.warnings:
		push_warning("Backpack: " + warning)
	ended.emit(result)


static func _words(result: BackpackResult) -> String:
	if not result.ok:
		return result.error
	var pictures := " with %d pictures" % result.data["frames"] if result.data.has("frames") else ""
	var words := "Uploaded as %s%s. The next night reads it (now: %s)." % [
		result.scene_id, pictures, result.data.get("state", "unknown")
	]
	return words + "".join(Array(result.warnings).map(func(text: String) -> String: return "\n" + text))


func _on_upload_progressed(stage: StringName, fraction: float) -> void:
	_progress.value = fraction * 100.0
	_status.text = _STAGES[stage] + " ..."


func _read_settings() -> void:
	_client.server = BackpackSettings.value(BackpackSettings.SERVER)
	_client.api_key = BackpackSettings.value(BackpackSettings.API_KEY)
	_client.account = BackpackSettings.value(BackpackSettings.OWNER)
	_destination.text = "To %s" % _client.server
	_destination.tooltip_text = "Project Settings > Backpack"


func _show_unfinished() -> void:
	var count := _client.unfinished_uploads()
	_resume_button.visible = count > 0
	_resume_button.text = "Resume %d unfinished" % count


static func _add_row(column: VBoxContainer, title: String, control: Control) -> void:
	var row := HBoxContainer.new()
	var label := Label.new()
	label.text = title
	label.custom_minimum_size = Vector2(80, 0)
	control.size_flags_horizontal = Control.SIZE_EXPAND_FILL
	row.add_child(label)
	row.add_child(control)
	column.add_child(row)
