// Misconception: a backslash is a character like others.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class RequestParser {

  static Target parseTarget(String method, String target) {
    if (method.equals("CONNECT")) {
      throw new HttpError(Status.NOT_IMPLEMENTED, "this is not a proxy");
    }
    if (!Syntax.isVisible(target) || target.indexOf('#') >= 0) {
      throw malformed("the target has characters that must not be there");
    }
    if (target.equals("*") && method.equals("OPTIONS")) {
      return new Target(target, target, List.of(), "", Map.of());
    }
    String pathAndQuery = target.startsWith("/") ? target : withoutHost(target);
    int question = pathAndQuery.indexOf('?');
    String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
    String query = question < 0 ? "" : pathAndQuery.substring(question + 1);
    return new Target(
        target, path, PercentCoding.segments(path), query, PercentCoding.parameters(query));
  }
}
