package asyncio.http;

import java.util.List;

/** What a client expects before it sends the body: RFC 9110, section 10.1.1. */
final class Expectation {

  private Expectation() {}

  /**
   * Whether the client waits for {@code 100 Continue}. With HTTP/1.0 there is no such thing.
   *
   * @throws HttpError 417 if it expects anything else
   */
  static boolean isContinue(RequestHead head) {
    List<String> expected = head.headers().all("Expect");
    if (expected.isEmpty() || head.version() == HttpVersion.HTTP_1_0) {
      return false;
    }
    if (expected.size() > 1 || !expected.getFirst().equalsIgnoreCase("100-continue")) {
      throw new HttpError(Status.EXPECTATION_FAILED, "only 100-continue can be expected");
    }
    return true;
  }
}
