package asyncio.stream;

import asyncio.loop.EventLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** A TCP connection: {@code _SelectorSocketTransport}. */
final class SocketTransport implements Transport {

  private final EventLoop loop;
  private final SocketChannel channel;
  private final Protocol protocol;
  private final OpenChannels channels;
  private final ReceiveBuffer receiveBuffer;
  private final WriteBuffer kept;
  private final Optional<SocketAddress> localAddress;
  private final Optional<SocketAddress> remoteAddress;
  private boolean eofWritten;
  private boolean readingPaused;
  private boolean eofReceived;
  private boolean closing;
  private boolean lost;

  private SocketTransport(EventLoop loop, SocketChannel channel, Protocol protocol)
      throws IOException {
    this.loop = loop;
    this.channel = channel;
    this.protocol = protocol;
    channels = OpenChannels.of(loop);
    receiveBuffer = ReceiveBuffer.of(loop);
    kept = new WriteBuffer(protocol, ChunkPool.of(loop));
    localAddress = Optional.ofNullable(channel.getLocalAddress());
    remoteAddress = Optional.ofNullable(channel.getRemoteAddress());
  }

  /**
   * Takes over a connection, and tells the protocol of it in the loop's next iteration. Without a
   * delay, small writes go out at once.
   *
   * @throws IOException if the connection is gone already; the channel is closed then
   */
  static SocketTransport start(EventLoop loop, SocketChannel channel, Protocol protocol)
      throws IOException {
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      var transport = new SocketTransport(loop, channel, protocol);
      transport.channels.add(channel);
      loop.noteOpened(transport, () -> !transport.closing);
      loop.callSoon(() -> protocol.connectionMade(transport));
      loop.callSoon(transport::watchForData);
      return transport;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  // Receiving

  private void watchForData() {
    if (!closing && !readingPaused && !eofReceived) {
      loop.addReader(channel, this::receive);
    }
  }

  private void receive() {
    ByteBuffer received = receiveBuffer.empty();
    int length;
    try {
      length = channel.read(received);
    } catch (IOException failure) {
      lose(failure);
      return;
    }
    if (length > 0) {
      protocol.dataReceived(received.flip());
    } else if (length < 0) {
      eofReceived = true;
      loop.removeReader(channel);
      if (!protocol.eofReceived()) {
        close();
      }
    }
  }

  @Override
  public void pauseReading() {
    if (!readingPaused && !closing) {
      readingPaused = true;
      loop.removeReader(channel);
    }
  }

  @Override
  public void resumeReading() {
    if (readingPaused) {
      readingPaused = false;
      watchForData();
    }
  }

  // Sending

  @Override
  public void write(ByteBuffer bytes) {
    if (eofWritten) {
      throw new IllegalStateException("cannot write after writeEof");
    }
    if (lost) {
      bytes.position(bytes.limit());
      return;
    }
    if (!kept.isEmpty()) {
      kept.add(bytes);
      return;
    }
    try {
      channel.write(bytes);
    } catch (IOException failure) {
      bytes.position(bytes.limit());
      lose(failure);
      return;
    }
    if (bytes.hasRemaining()) {
      loop.addWriter(channel, this::send);
      kept.add(bytes);
    }
  }

  private void send() {
    try {
      kept.writeTo(channel);
    } catch (IOException failure) {
      lose(failure);
      return;
    }
    if (kept.isEmpty()) {
      loop.removeWriter(channel);
      allSent();
    }
  }

  private void allSent() {
    if (closing) {
      end(null);
    } else if (eofWritten) {
      shutDownOutput();
    }
  }

  @Override
  public void writeEof() {
    if (!eofWritten && !closing) {
      eofWritten = true;
      if (kept.isEmpty()) {
        shutDownOutput();
      }
    }
  }

  private void shutDownOutput() {
    try {
      channel.shutdownOutput();
    } catch (IOException failure) {
      lose(failure);
    }
  }

  @Override
  public void setWriteBufferLimits(WriteBufferLimits limits) {
    kept.setLimits(limits);
  }

  @Override
  public int writeBufferSize() {
    return kept.size();
  }

  // Closing

  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    loop.removeReader(channel);
    if (kept.isEmpty()) {
      end(null);
    }
  }

  @Override
  public void abort() {
    lose(null);
  }

  @Override
  public boolean isClosing() {
    return closing;
  }

  private void lose(IOException failure) {
    if (lost) {
      return;
    }
    closing = true;
    kept.clear();
    loop.removeReader(channel);
    loop.removeWriter(channel);
    end(failure);
  }

  private void end(IOException failure) {
    if (!lost) {
      lost = true;
      loop.callSoon(() -> connectionLost(failure));
    }
  }

  /** The system sends what it has taken, and says goodbye; there is nothing to wait for. */
  private void connectionLost(IOException failure) {
    try {
      protocol.connectionLost(failure);
    } finally {
      channels.close(channel);
    }
  }

  @Override
  public Optional<SocketAddress> localAddress() {
    return localAddress;
  }

  @Override
  public Optional<SocketAddress> remoteAddress() {
    return remoteAddress;
  }

  /** Names both ends, and how many bytes are kept. */
  @Override
  public String toString() {
    return "SocketTransport[%s to %s, %s, %d bytes kept]"
        .formatted(
            localAddress.map(Object::toString).orElse("?"),
            remoteAddress.map(Object::toString).orElse("?"),
            lost ? "closed" : closing ? "closing" : "open",
            kept.size());
  }
}
