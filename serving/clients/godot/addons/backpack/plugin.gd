@tool
extends EditorPlugin
## Brings "Upload to Backpack" into the editor: a dock, and an item in the menu Project > Tools.

const _UploadDock := preload("editor/upload_dock.gd")
const _MENU_ITEM := "Upload to Backpack"

var _dock: _UploadDock


func _enter_tree() -> void:
	BackpackSettings.register()
	_dock = _UploadDock.new()
	_dock.name = "Backpack"
	add_control_to_dock(DOCK_SLOT_RIGHT_UL, _dock)
	add_tool_menu_item(_MENU_ITEM, _dock.upload)


func _exit_tree() -> void:
	remove_tool_menu_item(_MENU_ITEM)
	remove_control_from_docks(_dock)
	_dock.queue_free()
