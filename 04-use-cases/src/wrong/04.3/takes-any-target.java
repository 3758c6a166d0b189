// Misconception: whatever is asked for, somebody will look whether it exists.
// Fails: otherForms, malformedHeads, malformedRequests
package asyncio.http;

final class RequestParser {

  static Target parseTarget(String method, String target) {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    return new Target(
        target, path, PercentCoding.segments(path), query, PercentCoding.parameters(query));
  }
}
