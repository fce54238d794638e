class_name BreakingProxy
extends Node
## Stands between the add-on and the server, and breaks connections as a bad line does.

## Bytes to the server after which the connection breaks; below 0 for never. It breaks once each time this is set.
var breaks_after := -1
## Whether nobody gets through.
var down := false
## Bytes that came from the add-on, and requests by method.
var received := 0
var requests: Dictionary[String, int] = {}
## How often it broke a connection.
var breaks := 0

var _target_host: String
var _target_port: int
var _listener := TCPServer.new()
var _pairs: Array[Array] = []


## The address at which the proxy stands in for [param server].
func stand_before(server: String) -> String:
	var authority := server.trim_prefix("http://")
	_target_host = authority.get_slice(":", 0)
	_target_port = authority.get_slice(":", 1).to_int()
	_listener.listen(0, "127.0.0.1")
	return "http://127.0.0.1:%d" % _listener.get_local_port()


func _process(_delta: float) -> void:
	while _listener.is_connection_available():
		var client := _listener.take_connection()
		if down:
			client.disconnect_from_host()
			continue
		var server := StreamPeerTCP.new()
		server.connect_to_host(_target_host, _target_port)
		_pairs.append([client, server])
	for pair in _pairs.duplicate():
		_pump(pair)


func _pump(pair: Array) -> void:
	var client: StreamPeerTCP = pair[0]
	var server: StreamPeerTCP = pair[1]
	client.poll()
	server.poll()
	if server.get_status() == StreamPeerTCP.STATUS_CONNECTING:
		return
	var sent := _move(client, server, true)
	var answered := _move(server, client, false)
	var open := client.get_status() == StreamPeerTCP.STATUS_CONNECTED \
			and server.get_status() == StreamPeerTCP.STATUS_CONNECTED
	if down or not open and sent + answered == 0:
		_close(pair)
	elif breaks_after >= 0 and received >= breaks_after:
		breaks_after = -1
		breaks += 1
		_close(pair)


func _move(from: StreamPeerTCP, to: StreamPeerTCP, is_request: bool) -> int:
	if from.get_status() != StreamPeerTCP.STATUS_CONNECTED:
		return 0
	var bytes := from.get_available_bytes()
	if bytes <= 0:
		return 0
	if is_request:
		# Little by little, so that a break can fall within a part.
		bytes = mini(bytes, 4096)
	var content: PackedByteArray = from.get_data(bytes)[1]
	if is_request:
		received += content.size()
		var word := content.slice(0, 8).get_string_from_ascii().get_slice(" ", 0)
		if word in ["POST", "HEAD", "PATCH", "GET", "DELETE"]:
			requests[word] = requests.get(word, 0) + 1
	to.put_data(content)
	return content.size()


func _close(pair: Array) -> void:
	pair[0].disconnect_from_host()
	pair[1].disconnect_from_host()
	_pairs.erase(pair)
