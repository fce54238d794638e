@tool
class_name Room
extends RefCounted
## A room with furniture, a skinned humanoid and three cameras that see differently.

## Where the marker is: a ball of one colour that no light changes.
const MARKER := Vector3(0.6, 1.1, -0.4)
const MARKER_COLOUR := Color(1.0, 0.0, 1.0)

## The bones that have a body; the profile's others (fingers, eyes) are joints alone.
const _LIMBS: Dictionary[String, Vector3] = {
	"Hips": Vector3(0.3, 0.16, 0.2), "Spine": Vector3(0.28, 0.14, 0.18), "Chest": Vector3(0.32, 0.16, 0.2),
	"UpperChest": Vector3(0.34, 0.16, 0.2), "Neck": Vector3(0.1, 0.1, 0.1), "Head": Vector3(0.2, 0.24, 0.22),
	"LeftUpperArm": Vector3(0.09, 0.26, 0.09), "LeftLowerArm": Vector3(0.08, 0.24, 0.08), "LeftHand": Vector3(0.08, 0.14, 0.04),
	"RightUpperArm": Vector3(0.09, 0.26, 0.09), "RightLowerArm": Vector3(0.08, 0.24, 0.08), "RightHand": Vector3(0.08, 0.14, 0.04),
	"LeftUpperLeg": Vector3(0.13, 0.4, 0.13), "LeftLowerLeg": Vector3(0.11, 0.4, 0.11), "LeftFoot": Vector3(0.09, 0.2, 0.08),
	"RightUpperLeg": Vector3(0.13, 0.4, 0.13), "RightLowerLeg": Vector3(0.11, 0.4, 0.11), "RightFoot": Vector3(0.09, 0.2, 0.08),
}


static func build() -> Node3D:
	var room := Node3D.new()
	room.name = "Room"
	room.set_meta(&"dc_title", "A room made in Godot")
	room.set_meta(&"dc_description", {"en": "Three cameras look at a table, a chair and a person.", "de": "Ein Zimmer."})
	room.set_meta(&"dc_creator", ["godot"])
	room.set_meta(&"dc_subject", ["table", "chair"])
	room.set_meta(&"dc_rights", "Creative Commons Zero 1.0")
	room.set_meta(&"xmp_rights_web_statement", "https://creativecommons.org/publicdomain/zero/1.0/")
	_box(room, "Floor", Vector3(0, -0.05, 0), Vector3(6, 0.1, 6), Color(0.55, 0.45, 0.35))
	_box(room, "BackWall", Vector3(0, 1.4, -3), Vector3(6, 2.8, 0.1), Color(0.8, 0.8, 0.75))
	_box(room, "LeftWall", Vector3(-3, 1.4, 0), Vector3(0.1, 2.8, 6), Color(0.75, 0.8, 0.85))
	var table := _box(room, "Table", Vector3(0.6, 0.72, -0.4), Vector3(1.2, 0.06, 0.8), Color(0.4, 0.25, 0.12))
	table.set_meta(&"backpack_class", "Table")
	for corner: Vector2 in [Vector2(-1, -1), Vector2(1, -1), Vector2(-1, 1), Vector2(1, 1)]:
		_box(table, "Leg", Vector3(corner.x * 0.54, -0.37, corner.y * 0.34), Vector3(0.06, 0.68, 0.06), Color(0.4, 0.25, 0.12))
	var chair := _box(room, "Chair", Vector3(0.6, 0.45, 0.5), Vector3(0.45, 0.05, 0.45), Color(0.15, 0.4, 0.2))
	chair.set_meta(&"backpack_class", "bp:Chair")
	chair.set_meta(&"dc_title", "A green chair")
	_box(chair, "ChairBack", Vector3(0, 0.3, 0.2), Vector3(0.45, 0.55, 0.05), Color(0.15, 0.4, 0.2))
	_box(chair, "ChairBase", Vector3(0, -0.235, 0), Vector3(0.08, 0.43, 0.08), Color(0.2, 0.2, 0.2))
	_marker(room)
	var hidden := _box(room, "Hidden", Vector3(0, 1, 0), Vector3.ONE, Color.RED)
	hidden.visible = false
	var person := _person()
	room.add_child(person)
	person.position = Vector3(-0.9, 0, -0.2)
	var sun := DirectionalLight3D.new()
	sun.name = "Sun"
	sun.rotation_degrees = Vector3(-50, 35, 0)
	room.add_child(sun)
	var surroundings := WorldEnvironment.new()
	surroundings.name = "Surroundings"
	surroundings.environment = Environment.new()
	surroundings.environment.background_mode = Environment.BG_COLOR
	surroundings.environment.background_color = Color(0.6, 0.7, 0.85)
	surroundings.environment.ambient_light_source = Environment.AMBIENT_SOURCE_COLOR
	surroundings.environment.ambient_light_color = Color.WHITE
	surroundings.environment.ambient_light_energy = 0.4
	room.add_child(surroundings)
	_camera(room, "EyeLevel", Vector3(0.2, 1.6, 3.2), Vector3(0, 0.9, 0), 60.0)
	var wide := _camera(room, "Corner", Vector3(2.6, 2.4, 2.4), Vector3(0, 0.7, -0.3), 75.0)
	wide.keep_aspect = Camera3D.KEEP_WIDTH
	var shifted := _camera(room, "Shifted", Vector3(-2.2, 1.2, 2.0), Vector3(0.3, 0.9, -0.3), 50.0)
	shifted.h_offset = 0.15
	shifted.v_offset = -0.1
	return room


static func _camera(room: Node3D, name: String, from: Vector3, to: Vector3, fov: float) -> Camera3D:
	var camera := Camera3D.new()
	camera.name = name
	camera.fov = fov
	camera.near = 0.05
	camera.far = 100.0
	room.add_child(camera)
	camera.look_at_from_position(from, to)
	return camera


static func _box(parent: Node3D, name: String, position: Vector3, size: Vector3, colour: Color) -> MeshInstance3D:
	var box := MeshInstance3D.new()
	box.name = name
	var mesh := BoxMesh.new()
	mesh.size = size
	box.mesh = mesh
	mesh.material = _paint(colour)
	parent.add_child(box, true)
	box.position = position
	return box


static func _marker(room: Node3D) -> void:
	var ball := MeshInstance3D.new()
	ball.name = "Marker"
	var mesh := SphereMesh.new()
	mesh.radius = 0.06
	mesh.height = 0.12
	mesh.radial_segments = 16
	mesh.rings = 8
	var paint := _paint(MARKER_COLOUR)
	paint.shading_mode = BaseMaterial3D.SHADING_MODE_UNSHADED
	mesh.material = paint
	ball.mesh = mesh
	room.add_child(ball)
	ball.position = MARKER


static func _paint(colour: Color) -> StandardMaterial3D:
	var paint := StandardMaterial3D.new()
	paint.albedo_color = colour
	paint.roughness = 0.9
	return paint


## Godot's own humanoid skeleton, each limb a box bound to its bone, one arm lowered.
static func _person() -> Node3D:
	var person := Node3D.new()
	person.name = "Person"
	person.set_meta(&"backpack_class", "Person")
	var skeleton := Skeleton3D.new()
	skeleton.name = "Skeleton"
	var profile := SkeletonProfileHumanoid.new()
	for index in profile.bone_size:
		skeleton.add_bone(profile.get_bone_name(index))
	for index in profile.bone_size:
		var parent := skeleton.find_bone(profile.get_bone_parent(index))
		if parent >= 0:
			skeleton.set_bone_parent(index, parent)
		skeleton.set_bone_rest(index, profile.get_reference_pose(index))
	person.add_child(skeleton)
	skeleton.reset_bone_poses()
	var body := MeshInstance3D.new()
	body.name = "Body"
	body.mesh = _body(skeleton)
	body.skin = skeleton.create_skin_from_rest_transforms()
	skeleton.add_child(body)
	body.skeleton = NodePath("..")
	body.set_meta(&"backpack_class", "Person")
	# A skeleton takes poses once it stands in a tree.
	skeleton.ready.connect(func() -> void: _lower_arm(skeleton))
	return person


static func _lower_arm(skeleton: Skeleton3D) -> void:
	var arm := skeleton.find_bone("RightUpperArm")
	var rest := skeleton.get_bone_rest(arm).basis.get_rotation_quaternion()
	skeleton.set_bone_pose_rotation(arm, rest * Quaternion(Vector3.RIGHT, 0.7))


static func _body(skeleton: Skeleton3D) -> ArrayMesh:
	var surface := SurfaceTool.new()
	surface.begin(Mesh.PRIMITIVE_TRIANGLES)
	for limb in _LIMBS:
		var bone := skeleton.find_bone(limb)
		var size := _LIMBS[limb]
		var box := BoxMesh.new()
		box.size = size
		var arrays := box.get_mesh_arrays()
		var place := skeleton.get_bone_global_rest(bone).translated_local(Vector3(0, size.y / 2.0, 0))
		var vertices: PackedVector3Array = arrays[Mesh.ARRAY_VERTEX]
		var normals: PackedVector3Array = arrays[Mesh.ARRAY_NORMAL]
		for index: int in arrays[Mesh.ARRAY_INDEX]:
			surface.set_bones([bone, 0, 0, 0])
			surface.set_weights([1.0, 0.0, 0.0, 0.0])
			surface.set_normal((place.basis * normals[index]).normalized())
			surface.add_vertex(place * vertices[index])
	surface.index()
	surface.set_material(_paint(Color(0.75, 0.45, 0.35)))
	return surface.commit()


## Saves a room as a scene file, as a person would have made it in the editor.
static func save(path: String) -> Error:
	var room := build()
	for node in room.find_children("*", "", true, false):
		node.owner = room
	var scene := PackedScene.new()
	var error := scene.pack(room)
	if error == OK:
		error = ResourceSaver.save(scene, path)
	room.free()
	return error
