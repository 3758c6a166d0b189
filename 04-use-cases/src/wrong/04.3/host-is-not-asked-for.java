// Misconception: there is one site here, so that the Host does not matter.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class RequestParser {

  private static void checkHost(HttpVersion version, List<String> hosts) {}
}
