// Misconception: who is too slow gets no answer.
// Fails: headTime
package asyncio.http;

final class HttpConnection {

  private byte[] readHead(byte[] begin) throws ClientGone {
    try {
      byte[] rest =
          await(
              timeout(limits.headTime(), () -> await(reader.readUntil(EMPTY_LINE))),
              IOException.class);
      byte[] head = Arrays.copyOf(begin, begin.length + rest.length);
      System.arraycopy(rest, 0, head, begin.length, rest.length);
      return head;
    } catch (TimeoutError tooSlow) {
      throw new ClientGone("the request is too slow");
    } catch (IncompleteReadError ended) {
      throw new HttpError(Status.BAD_REQUEST, "the request ended too early");
    } catch (LimitOverrunError tooLong) {
      throw tooLong(await(reader.read(tooLong.consumed())));
    } catch (IOException lost) {
      throw new ClientGone(lost);
    }
  }
}
