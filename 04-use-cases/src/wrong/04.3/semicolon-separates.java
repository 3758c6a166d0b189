// Misconception: some write ; for &, and so did the standard once.
// Fails: semicolons
package asyncio.http;

final class PercentCoding {

  static Map<String, List<String>> parameters(String query) {
    if (query.isEmpty()) {
      return Map.of();
    }
    var parameters = new LinkedHashMap<String, List<String>>();
    for (String pair : query.replace('+', ' ').split("[&;]")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = decode(equals < 0 ? "" : pair.substring(equals + 1));
        parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    parameters.replaceAll((_, values) -> Collections.unmodifiableList(values));
    return Collections.unmodifiableMap(parameters);
  }
}
