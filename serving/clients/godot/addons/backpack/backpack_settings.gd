@tool
class_name BackpackSettings
extends RefCounted
## Where the server is and who asks: Project Settings > Backpack.
##
## An environment variable wins over the project's setting, so that a key need not lie in a file that is shared:
## BACKPACK_SERVER, BACKPACK_API_KEY and BACKPACK_OWNER.

## The server's address, such as https://backpack.example.org.
const SERVER := "backpack/server"
## The key that the server knows you by; empty where it asks for none.
const API_KEY := "backpack/api_key"
## The account that uploads belong to.
const OWNER := "backpack/owner"

const _DEFAULTS: Dictionary[String, String] = {
	SERVER: "http://127.0.0.1:8080",
	API_KEY: "",
	OWNER: "",
}


## Shows the settings in the editor's Project Settings. Called by the plugin.
static func register() -> void:
	for setting in _DEFAULTS:
		if not ProjectSettings.has_setting(setting):
			ProjectSettings.set_setting(setting, _DEFAULTS[setting])
		ProjectSettings.set_initial_value(setting, _DEFAULTS[setting])
		ProjectSettings.set_as_basic(setting, true)
		ProjectSettings.add_property_info({
			"name": setting,
			"type": TYPE_STRING,
			"hint": PROPERTY_HINT_PASSWORD if setting == API_KEY else PROPERTY_HINT_NONE,
		})


## The value of a setting: of the environment, else of the project, else the default.
static func value(setting: String) -> String:
	var variable := "BACKPACK_" + setting.get_file().to_upper()
	if not OS.get_environment(variable).is_empty():
		return OS.get_environment(variable)
	return str(ProjectSettings.get_setting(setting, _DEFAULTS[setting]))
