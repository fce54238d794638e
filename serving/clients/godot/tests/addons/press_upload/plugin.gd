@tool
extends EditorPlugin
## Opens a scene in the editor, presses "Upload to Backpack", waits, writes what came of it and a picture of the editor to
## the folder --out, and quits. Without --press on the command line it does nothing.

const _SETTLING := 2.0
const _SCENE := "res://room.tscn"


func _enter_tree() -> void:
	var arguments := OS.get_cmdline_user_args()
	if arguments.has("--press"):
		for argument in arguments:
			if argument.begins_with("--out="):
				_press.call_deferred(argument.get_slice("=", 1))


func _press(out: String) -> void:
	await get_tree().create_timer(_SETTLING).timeout
	if Room.save(_SCENE) != OK:
		_end(out, "The scene could not be saved.")
		return
	EditorInterface.open_scene_from_path(_SCENE)
	EditorInterface.set_main_screen_editor("3D")
	var docks := EditorInterface.get_base_control().find_children("Backpack", "ScrollContainer", true, false)
	if docks.is_empty():
		_end(out, "There is no dock Backpack.")
		return
	var dock: Control = docks[0]
	# From 4.6 on the editor wraps what is docked.
	if dock.get_parent().has_method("make_visible"):
		dock.get_parent().call("make_visible")
	elif dock.get_parent() is TabContainer:
		dock.get_parent().current_tab = dock.get_parent().get_tab_idx_from_control(dock)
	await get_tree().create_timer(_SETTLING).timeout
	for button: Button in dock.find_children("*", "Button", true, false):
		if button.text == "Upload to Backpack":
			button.pressed.emit.call_deferred()
	var result: BackpackResult = await dock.ended
	await get_tree().create_timer(0.5).timeout
	RenderingServer.force_draw(false)
	EditorInterface.get_base_control().get_viewport().get_texture().get_image().save_png(out.path_join("editor.png"))
	_end(out, "uploaded %s" % result.scene_id if result.ok else result.error)


func _end(out: String, words: String) -> void:
	var file := FileAccess.open(out.path_join("editor.txt"), FileAccess.WRITE)
	file.store_line(words)
	file.close()
	get_tree().quit()
