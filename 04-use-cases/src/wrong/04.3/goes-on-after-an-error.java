// Misconception: a request was wrong, and the next one may be right.
// Fails: malformedRequests, lingers, aHeadThatIsTooLong, headTime,
//   theDemoPrintsWhatItsCPythonTwinPrints, aLateReader
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
      await(responses.write(errors.render(malformed), head, true));
      return true;
    }
    var request = new Request(head, body, writer.transport().remoteAddress());
    boolean kept = respond(request, answer(request), body) && await(body.skip()) && !finishing;
    if (!kept) {
      await(LingeringClose.of(reader, writer));
    }
    return kept;
  }
}
