// Misconception: a time limit for each read is a time limit for all.
// Fails: aHeadThatIsTooLong, headTime
package asyncio.http;

import java.io.ByteArrayOutputStream;

final class HttpConnection {

  private byte[] readHead(byte[] begin) throws ClientGone {
    try {
      var head = new ByteArrayOutputStream();
      head.writeBytes(begin);
      byte[] line;
      do {
        line =
            await(
                timeout(limits.headTime(), () -> await(reader.readUntil(new byte[] {'\r', '\n'}))),
                IOException.class);
        head.writeBytes(line);
      } while (line.length > 2);
      return head.toByteArray();
    } catch (TimeoutError tooSlow) {
      throw new HttpError(Status.REQUEST_TIMEOUT, "the request is too slow");
    } catch (IncompleteReadError ended) {
      throw new HttpError(Status.BAD_REQUEST, "the request ended too early");
    } catch (LimitOverrunError tooLong) {
      throw tooLong(await(reader.read(tooLong.consumed())));
    } catch (IOException lost) {
      throw new ClientGone(lost);
    }
  }
}
