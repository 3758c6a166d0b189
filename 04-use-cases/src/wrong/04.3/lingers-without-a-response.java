// Misconception: every connection is closed in the same way.
// Fails: goneAtOnce
package asyncio.http;

final class HttpConnection {

  private boolean serveNext() throws Exception {
    byte[] begin = begin();
    if (begin.length == 0 || writer.isClosing()) {
      await(LingeringClose.of(reader, writer));
      return false;
    }
    RequestHead head = RequestHead.UNREADABLE;
    IncomingBody body;
    try {
      head = parser.parse(readHead(begin));
      body = IncomingBody.after(head, reader, writer, limits);
    } catch (HttpError malformed) {
      await(responses.write(errors.render(malformed), head, false));
      await(LingeringClose.of(reader, writer));
      return false;
    }
    var request = new Request(head, body, writer.transport().remoteAddress());
    boolean kept = respond(request, answer(request), body) && await(body.skip()) && !finishing;
    if (!kept) {
      await(LingeringClose.of(reader, writer));
    }
    return kept;
  }
}
