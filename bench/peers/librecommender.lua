-- Asks LibRecommender's server for the items of users at random. Environment: USERS, LIMIT.
local users, limit = tonumber(os.getenv("USERS")), os.getenv("LIMIT")

request = function()
  local body = '{"user":"u' .. math.random(0, users - 1) .. '","n_rec":' .. limit .. '}'
  return wrk.format("POST", "/embed/recommend", {["Content-Type"] = "application/json"}, body)
end
