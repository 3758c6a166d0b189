// Alternative: one time limit for the wait and the head, which is moved when the first byte has
//   come.
package asyncio.http;

import asyncio.loop.EventLoop;

final class HttpConnection {

  private byte[] head;

  private byte[] begin() throws ClientGone {
    idle = true;
    head = null;
    try {
      return await(
          timeout(
              limits.idleTime(),
              scope -> {
                byte[] first = skipEmptyLine();
                if (first.length > 0) {
                  idle = false;
                  scope.reschedule(EventLoop.running().timeAfter(limits.headTime()));
                  byte[] rest = await(reader.readUntil(EMPTY_LINE));
                  head = Arrays.copyOf(first, first.length + rest.length);
                  System.arraycopy(rest, 0, head, first.length, rest.length);
                }
                return first;
              }),
          IOException.class);
    } catch (TimeoutError tooSlow) {
      if (idle) {
        return new byte[0];
      }
      failed = new HttpError(Status.REQUEST_TIMEOUT, "the request is too slow");
    } catch (IncompleteReadError ended) {
      if (idle) {
        return new byte[0];
      }
      failed = new HttpError(Status.BAD_REQUEST, "the request ended too early");
    } catch (LimitOverrunError overrun) {
      failed = tooLong(await(reader.read(overrun.consumed())));
    } catch (IOException lost) {
      throw new ClientGone(lost);
    } finally {
      idle = false;
    }
    return new byte[1];
  }

  private HttpError failed;

  private byte[] readHead(byte[] begin) {
    if (failed != null) {
      throw failed;
    }
    return head;
  }
}
