// Misconception: in a URL, a plus sign is a space.
// Fails: plusSigns
package asyncio.http;

final class PercentCoding {

  static List<String> segments(String path) {
    var segments = new ArrayList<String>();
    for (String segment : path.substring(1).replace('+', ' ').split("/", -1)) {
      segments.add(decode(segment));
    }
    return segments;
  }
}
