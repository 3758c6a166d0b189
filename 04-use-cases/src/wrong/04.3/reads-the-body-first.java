// Misconception: a request is complete when its body is.
// Fails: finishedWhileSkipping, tooLargeToSkip, continues, waitsInVain, bodyTime, lostMeanwhile,
//   piecesOfAChunk, malformedBodies, bothWays
package asyncio.http;

final class HttpConnection {

  private boolean serveNext() throws Exception {
    byte[] begin = begin();
    if (begin.length == 0 || writer.isClosing()) {
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
    byte[] all;
    try {
      all = await(body.readAll());
    } catch (HttpError malformed) {
      await(responses.write(errors.render(malformed), head, false));
      await(LingeringClose.of(reader, writer));
      return false;
    }
    var request = new Request(head, RequestBody.of(all), writer.transport().remoteAddress());
    boolean kept = respond(request, answer(request), body) && !finishing;
    if (!kept) {
      await(LingeringClose.of(reader, writer));
    }
    return kept;
  }
}
