// Misconception: on one thread, one buffer is enough for everybody.
// Fails: aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing, aClientThatBreaksOffDisturbsNoOther
package asyncio.loop;

import java.nio.ByteBuffer;

public final class CallbackEchoServer implements AutoCloseable {

  private final class Connection {

    private static final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  }
}
