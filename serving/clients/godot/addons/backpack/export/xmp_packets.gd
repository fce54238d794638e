@tool
extends GLTFDocumentExtension
## Writes what nodes say of themselves into a glTF document, as packets of KHR_xmp_json_ld: the root's metadata into the
## packet of the asset, another node's into its own. See the add-on's README for the metadata it knows.
##
## Made for one export, registered while it runs.

const EXTENSION := "KHR_xmp_json_ld"

const _NAMESPACES: Dictionary[String, String] = {
	"bp": "https://backpack.vsekai.org/ns/v1#",
	"dc": "http://purl.org/dc/elements/1.1/",
	"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	"xmp": "http://ns.adobe.com/xap/1.0/",
	"xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
## One text, or one a language.
const _TEXTS: Dictionary[StringName, String] = {
	&"dc_title": "dc:title",
	&"dc_description": "dc:description",
	&"dc_rights": "dc:rights",
}
## One text or several; the order counts in lists.
const _MANY: Dictionary[StringName, String] = {
	&"dc_creator": "@list",
	&"dc_subject": "@set",
}
const _CLASS := &"backpack_class"
const _LONGEST_TEXT := 1000

## The id by which Backpack will know the camera of each Camera3D that was exported.
var camera_ids: Dictionary[Camera3D, String] = {}
## What was left out and why.
var warnings := PackedStringArray()

var _root: Node
var _title: String
var _packets: Array[Dictionary] = []
var _positions: Dictionary[String, int] = {}


func _init(root: Node, title: String) -> void:
	_root = root
	_title = title


func _export_post(state: GLTFState) -> Error:
	var json := state.json
	_refer(json["asset"], _scene_packet())
	var nodes: Array = json.get("nodes", [])
	var ids := _ids(nodes)
	for index in nodes.size():
		var node := state.get_scene_node(index)
		var camera := node as Camera3D
		if camera != null:
			camera_ids[camera] = ids[index]
		if node != null and node != _root:
			_refer(nodes[index], _node_packet(node))
	if not json.has("extensions"):
		json["extensions"] = {}
	json["extensions"][EXTENSION] = {"packets": _packets}
	var used: Array = json.get("extensionsUsed", [])
	if not used.has(EXTENSION):
		used.append(EXTENSION)
	json["extensionsUsed"] = used
	state.json = json
	return OK


## Backpack's rule: a node's id is its name; where names repeat, with # and the node's position.
static func _ids(nodes: Array) -> PackedStringArray:
	var counts: Dictionary[String, int] = {}
	for index in nodes.size():
		var name := _name(nodes[index], index)
		counts[name] = counts.get(name, 0) + 1
	var ids := PackedStringArray()
	for index in nodes.size():
		var name := _name(nodes[index], index)
		if counts[name] > 1:
			name += "#%d" % index
			while counts.has(name):
				name += "#"
			counts[name] = 1
		ids.append(name)
	return ids


static func _name(node: Dictionary, index: int) -> String:
	var name := str(node.get("name", ""))
	return "node%d" % index if name.strip_edges().is_empty() else name


func _refer(object: Dictionary, packet: Dictionary) -> void:
	if packet.is_empty():
		return
	var text := JSON.stringify(packet, "", true)
	if not _positions.has(text):
		_positions[text] = _packets.size()
		_packets.append(packet)
	if not object.has("extensions"):
		object["extensions"] = {}
	object["extensions"][EXTENSION] = {"packet": _positions[text]}


func _scene_packet() -> Dictionary:
	var values := _values(_root)
	values["dc:title"] = values.get("dc:title", _title)
	values["dc:format"] = "model/gltf-binary"
	values["xmp:CreatorTool"] = "Godot Engine " + str(Engine.get_version_info()["string"])
	for name: StringName in _MANY:
		var texts := _texts(_root, name)
		if not texts.is_empty():
			values[String(name).replace("_", ":")] = {_MANY[name]: texts}
	if _root.has_meta(&"xmp_rights_web_statement"):
		values["xmpRights:WebStatement"] = str(_root.get_meta(&"xmp_rights_web_statement"))
	if _root.has_meta(&"xmp_rights_marked"):
		values["xmpRights:Marked"] = bool(_root.get_meta(&"xmp_rights_marked"))
	return _packet(values)


func _node_packet(node: Node) -> Dictionary:
	var values := _values(node)
	return {} if values.is_empty() else _packet(values)


## What any node may say: texts, and one class.
func _values(node: Node) -> Dictionary:
	var values := {}
	for name: StringName in _TEXTS:
		if node.has_meta(name):
			var value: Variant = _text(node, name)
			if value != null:
				values[_TEXTS[name]] = value
	if node.has_meta(_CLASS):
		var name := str(node.get_meta(_CLASS)).trim_prefix("bp:")
		if name.is_valid_ascii_identifier():
			values["bp:objectClass"] = {"@id": "bp:" + name}
		else:
			_leave_out(node, _CLASS, "it must be a class such as Chair")
	return values


## A text as it is; a dictionary of languages as alternatives, the first being the default; null if neither.
func _text(node: Node, name: StringName) -> Variant:
	var value: Variant = node.get_meta(name)
	if value is String or value is StringName:
		return _checked(node, name, str(value))
	if not (value is Dictionary) or value.is_empty():
		_leave_out(node, name, "it must be a text, or a dictionary such as {\"en\": \"Room\", \"de\": \"Zimmer\"}")
		return null
	var alternatives := {"@type": "rdf:Alt"}
	var number := 1
	for language: Variant in value:
		var text: Variant = _checked(node, name, str(value[language]))
		if text == null:
			return null
		alternatives["rdf:_%d" % number] = {"@language": str(language), "@value": text}
		number += 1
	return alternatives


func _checked(node: Node, name: StringName, text: String) -> Variant:
	if text.strip_edges().is_empty() or text.length() > _LONGEST_TEXT:
		_leave_out(node, name, "it must have 1 to %d characters" % _LONGEST_TEXT)
		return null
	return text


func _texts(node: Node, name: StringName) -> Array:
	var texts := []
	if not node.has_meta(name):
		return texts
	var value: Variant = node.get_meta(name)
	var many: Array = Array(value) if value is Array or value is PackedStringArray else [value]
	for text: Variant in many:
		var checked: Variant = _checked(node, name, str(text))
		if checked != null:
			texts.append(checked)
	return texts


func _leave_out(node: Node, name: StringName, reason: String) -> void:
	warnings.append("The metadata %s of %s was left out: %s." % [name, node.name, reason])


## Adds the context: the prefixes that are used, no others.
static func _packet(values: Dictionary) -> Dictionary:
	var context := {}
	var text := JSON.stringify(values)
	for prefix: String in _NAMESPACES:
		if text.contains("\"%s:" % prefix):
			context[prefix] = _NAMESPACES[prefix]
	var packet := {"@context": context, "@id": ""}
	packet.merge(values)
	return packet
