// Misconception: . is where one is, and .. one level up.
// Fails: dots, encodedSlashes
package asyncio.http;

final class PercentCoding {

  static List<String> segments(String path) {
    var segments = new ArrayList<String>();
    for (String segment : path.substring(1).split("/", -1)) {
      String text = decode(segment);
      if (text.equals("..") && !segments.isEmpty()) {
        segments.removeLast();
      } else if (!text.equals(".")) {
        segments.add(text);
      }
    }
    return Collections.unmodifiableList(segments);
  }
}
