// Misconception: there were no Hosts in HTTP/1.0.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class RequestParser {

  private static void checkHost(HttpVersion version, List<String> hosts) {
    if (version == HttpVersion.HTTP_1_0) {
      return;
    }
    if (hosts.size() > 1) {
      throw malformed("more than one Host");
    }
    if (hosts.isEmpty() && version == HttpVersion.HTTP_1_1) {
      throw malformed("no Host");
    }
    if (!hosts.isEmpty() && !hosts.getFirst().isEmpty()) {
      checkAuthority(hosts.getFirst());
    }
  }
}
