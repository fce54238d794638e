@tool
class_name BackpackResult
extends RefCounted
## What came of a call to the server: its answer, or what went wrong in words for a person.

## Whether it went well.
var ok := false
## The HTTP status; 0 where the server never answered.
var status := 0
## The answer's JSON; empty where there is none.
var data: Dictionary = {}
## What is wrong, where, and what to do; empty if [member ok].
var error := ""
## What was left out and why, although the call went well.
var warnings := PackedStringArray()

## The uploaded scene's id, of an upload.
var scene_id: String:
	get:
		return str(data.get("scene_id", ""))
## The id of the job that follows the scene through the night, of an upload.
var job_id: String:
	get:
		return str(data.get("job_id", ""))


static func success(answer_data: Dictionary, answer_status := 200) -> BackpackResult:
	var result := BackpackResult.new()
	result.ok = true
	result.status = answer_status
	result.data = answer_data
	return result


static func failure(message: String, answer_status := 0, answer_data: Dictionary = {}) -> BackpackResult:
	var result := BackpackResult.new()
	result.error = message
	result.status = answer_status
	result.data = answer_data
	return result


func _to_string() -> String:
	return JSON.stringify(data) if ok else error
