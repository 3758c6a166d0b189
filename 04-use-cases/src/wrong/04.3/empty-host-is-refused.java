// Misconception: no host is no host.
// Fails: anEmptyHost
package asyncio.http;

final class RequestParser {

  private static void checkHost(HttpVersion version, List<String> hosts) {
    if (hosts.size() > 1) {
      throw malformed("more than one Host");
    }
    if (hosts.isEmpty() && version == HttpVersion.HTTP_1_1) {
      throw malformed("no Host");
    }
    if (!hosts.isEmpty()) {
      checkAuthority(hosts.getFirst());
    }
  }
}
