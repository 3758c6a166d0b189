package asyncio.http;

import java.io.IOException;

/** The client has gone, or is taken to be: there is nobody to answer, and nothing to report. */
final class ClientGone extends IOException {

  private static final long serialVersionUID = 1L;

  ClientGone(String message) {
    super(message);
  }

  ClientGone(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
