package asyncio.stream;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A transport without a network: it notes what it is asked for. */
final class RecordingTransport implements Transport {

  final List<String> asked = new ArrayList<>();
  boolean closing;
  int kept;

  @Override
  public void write(ByteBuffer bytes) {
    asked.add("write " + StandardCharsets.UTF_8.decode(bytes));
  }

  @Override
  public void writeEof() {
    asked.add("write eof");
  }

  @Override
  public void setWriteBufferLimits(WriteBufferLimits limits) {
    asked.add("limits " + limits);
  }

  @Override
  public int writeBufferSize() {
    return kept;
  }

  @Override
  public void pauseReading() {
    asked.add("pause");
  }

  @Override
  public void resumeReading() {
    asked.add("resume");
  }

  @Override
  public void close() {
    asked.add("close");
    closing = true;
  }

  @Override
  public void abort() {
    asked.add("abort");
    closing = true;
  }

  @Override
  public boolean isClosing() {
    return closing;
  }

  @Override
  public Optional<SocketAddress> localAddress() {
    return Optional.empty();
  }

  @Override
  public Optional<SocketAddress> remoteAddress() {
    return Optional.empty();
  }
}
