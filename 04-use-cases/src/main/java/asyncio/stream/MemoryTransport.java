package asyncio.stream;

import asyncio.loop.EventLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Optional;

/** One end of a {@link MemoryConnection}. */
final class MemoryTransport implements Transport {

  private final EventLoop loop;
  private final Protocol protocol;
  private final ByteBuffer inbox;
  private final WriteBuffer kept;
  private MemoryTransport peer;
  private boolean delivering;
  private boolean readingPaused;
  private boolean eofWritten;
  private boolean eofInInbox;
  private boolean eofDelivered;
  private boolean closing;
  private boolean lost;

  /**
   * Makes an end, which has to be joined to another.
   *
   * @param capacity how many bytes there are on their way to this end at most
   */
  MemoryTransport(EventLoop loop, Protocol protocol, int capacity) {
    this.loop = loop;
    this.protocol = protocol;
    inbox = ByteBuffer.allocate(capacity);
    kept = new WriteBuffer(protocol, ChunkPool.of(loop));
  }

  static void join(MemoryTransport one, MemoryTransport other) {
    one.peer = other;
    other.peer = one;
    one.protocol.connectionMade(one);
    other.protocol.connectionMade(other);
    one.loop.noteOpened(one, () -> !one.closing);
    other.loop.noteOpened(other, () -> !other.closing);
  }

  // Receiving

  private void deliverSoon() {
    boolean something = inbox.position() > 0 || eofInInbox && !eofDelivered;
    if (something && !delivering && !readingPaused && !closing) {
      delivering = true;
      loop.callSoon(this::deliver);
    }
  }

  private void deliver() {
    delivering = false;
    if (readingPaused || closing) {
      return;
    }
    if (inbox.position() > 0) {
      protocol.dataReceived(inbox.flip());
      inbox.clear();
      peer.send();
    } else if (eofInInbox && !eofDelivered) {
      eofDelivered = true;
      if (!protocol.eofReceived()) {
        close();
      }
    }
    deliverSoon();
  }

  @Override
  public void pauseReading() {
    readingPaused = true;
  }

  @Override
  public void resumeReading() {
    readingPaused = false;
    deliverSoon();
  }

  // Sending

  @Override
  public void write(ByteBuffer bytes) {
    if (eofWritten) {
      throw new IllegalStateException("cannot write after writeEof");
    }
    if (lost) {
      bytes.position(bytes.limit());
    } else if (peer.closing) {
      bytes.position(bytes.limit());
      lose(new SocketException("Broken pipe"));
    } else if (!kept.isEmpty()) {
      kept.add(bytes);
    } else {
      Inbox.put(bytes, peer.inbox);
      peer.deliverSoon();
      if (bytes.hasRemaining()) {
        kept.add(bytes);
      }
    }
  }

  private void send() {
    if (!kept.isEmpty()) {
      try {
        kept.writeTo(new Inbox(peer.inbox));
      } catch (IOException impossible) {
        throw new AssertionError(impossible);
      }
      peer.deliverSoon();
      allSent();
    }
  }

  private void allSent() {
    if (!kept.isEmpty()) {
      return;
    }
    if (eofWritten) {
      peer.eofInInbox = true;
      peer.deliverSoon();
    }
    if (closing) {
      end(null);
    }
  }

  @Override
  public void writeEof() {
    if (!eofWritten && !closing) {
      eofWritten = true;
      allSent();
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
    if (!closing) {
      closing = true;
      allSent();
    }
  }

  @Override
  public void abort() {
    if (!lost) {
      peer.lose(new SocketException("Connection reset"));
      lose(null);
    }
  }

  @Override
  public boolean isClosing() {
    return closing;
  }

  private void lose(Exception failure) {
    closing = true;
    kept.clear();
    end(failure);
  }

  private void end(Exception failure) {
    if (!lost) {
      lost = true;
      peer.eofInInbox = true;
      peer.deliverSoon();
      loop.callSoon(() -> protocol.connectionLost(failure));
    }
  }

  @Override
  public Optional<SocketAddress> localAddress() {
    return Optional.empty();
  }

  @Override
  public Optional<SocketAddress> remoteAddress() {
    return Optional.empty();
  }

  /** Says how it is, and how many bytes are kept. */
  @Override
  public String toString() {
    return "MemoryTransport[%s, %d bytes kept]"
        .formatted(lost ? "closed" : closing ? "closing" : "open", kept.size());
  }

  /** What a write buffer writes to: the other end's inbox, as far as there is room. */
  private record Inbox(ByteBuffer room) implements GatheringByteChannel {

    static int put(ByteBuffer bytes, ByteBuffer room) {
      int length = Math.min(bytes.remaining(), room.remaining());
      room.put(bytes.slice(bytes.position(), length));
      bytes.position(bytes.position() + length);
      return length;
    }

    @Override
    public int write(ByteBuffer bytes) {
      return put(bytes, room);
    }

    @Override
    public long write(ByteBuffer[] many) {
      return write(many, 0, many.length);
    }

    @Override
    public long write(ByteBuffer[] many, int offset, int length) {
      long written = 0;
      for (int i = offset; i < offset + length; i++) {
        written += put(many[i], room);
      }
      return written;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
