// Misconception: what is not encoded properly is best taken as it stands.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

import java.net.URLDecoder;

final class PercentCoding {

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return encoded;
    }
  }
}
