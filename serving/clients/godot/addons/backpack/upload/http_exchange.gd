@tool
extends RefCounted
## One request over HTTP and its answer.

const _OUTCOMES: Dictionary[int, String] = {
	HTTPRequest.RESULT_CANT_CONNECT: "nothing answers there",
	HTTPRequest.RESULT_CANT_RESOLVE: "the address is unknown",
	HTTPRequest.RESULT_CONNECTION_ERROR: "the connection broke",
	HTTPRequest.RESULT_TLS_HANDSHAKE_ERROR: "no safe connection could be made (TLS)",
	HTTPRequest.RESULT_NO_RESPONSE: "the server did not answer",
	HTTPRequest.RESULT_TIMEOUT: "the server took too long",
	HTTPRequest.RESULT_BODY_SIZE_LIMIT_EXCEEDED: "the answer has more than 64 MiB",
}
const _LARGEST_ANSWER := 64 << 20

## Godot's own answer to how the exchange went.
var outcome := HTTPRequest.RESULT_REQUEST_FAILED
## The HTTP status; 0 where there was no answer.
var status := 0
var body := PackedByteArray()

var _headers: Dictionary[String, String] = {}
var _url := ""


## Sends a request as a child of [param host], which must be in the tree, and waits for what comes of it.
static func send(
	host: Node,
	method: HTTPClient.Method,
	url: String,
	headers: PackedStringArray,
	content: PackedByteArray,
	timeout: float
) -> RefCounted:
	var exchange := new()
	exchange._url = url
	var request := HTTPRequest.new()
	# A part is megabytes: on a slow line sending it would stop the game.
	request.use_threads = OS.has_feature("threads")
	request.timeout = timeout
	request.max_redirects = 0
	request.body_size_limit = _LARGEST_ANSWER
	host.add_child(request, false, Node.INTERNAL_MODE_BACK)
	if request.request_raw(url, headers, method, content) == OK:
		exchange._take(await request.request_completed)
	request.queue_free()
	return exchange


## Whether there was an answer that says that it went well.
func succeeded() -> bool:
	return status >= 200 and status < 300


## Whether it may go well another time: the line is broken or the server is busy.
func is_transient() -> bool:
	if status == 0:
		return not outcome in [
			HTTPRequest.RESULT_CANT_RESOLVE,
			HTTPRequest.RESULT_TLS_HANDSHAKE_ERROR,
			HTTPRequest.RESULT_BODY_SIZE_LIMIT_EXCEEDED,
			HTTPRequest.RESULT_REQUEST_FAILED,
		]
	return status in [408, 423, 425, 429] or status >= 500 and status != 501 and status != 507


## A header of the answer; empty if it has none. [param name] in lower case.
func header(name: String) -> String:
	return _headers.get(name, "")


## The answer's JSON object; empty if it is none.
func json() -> Dictionary:
	if body.is_empty():
		return {}
	var parser := JSON.new()
	if parser.parse(body.get_string_from_utf8()) != OK or not (parser.data is Dictionary):
		return {}
	return parser.data


## What went wrong in words: the server's own where it has some.
func problem() -> String:
	if status == 0:
		return "%s: %s." % [_url, _OUTCOMES.get(outcome, "the request could not be made; is the address right?")]
	var detail := str(json().get("detail", ""))
	if detail.is_empty():
		return "%s answered %d." % [_url, status]
	var hint := " Check the setting backpack/api_key." if status in [401, 403] else ""
	return "The server refused (%d): %s%s" % [status, detail, hint]


func result() -> BackpackResult:
	if succeeded():
		return BackpackResult.success(json(), status)
	return BackpackResult.failure(problem(), status, json())


func _take(completed: Array) -> void:
	outcome = completed[0]
	status = completed[1] if outcome == HTTPRequest.RESULT_SUCCESS else 0
	for line: String in completed[2]:
		var colon := line.find(":")
		if colon > 0:
			_headers[line.left(colon).to_lower()] = line.substr(colon + 1).strip_edges()
	body = completed[3]
