// Misconception: only values have spaces.
// Fails: plusInAName
package asyncio.http;

final class PercentCoding {

  static Map<String, List<String>> parameters(String query) {
    if (query.isEmpty()) {
      return Map.of();
    }
    var parameters = new LinkedHashMap<String, List<String>>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = decode(equals < 0 ? "" : pair.substring(equals + 1).replace('+', ' '));
        parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    parameters.replaceAll((_, values) -> Collections.unmodifiableList(values));
    return Collections.unmodifiableMap(parameters);
  }
}
