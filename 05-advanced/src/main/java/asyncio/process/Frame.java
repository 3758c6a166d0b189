package asyncio.process;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One message on the pipe between a pool and a worker: what kind it is, how long, and so many
 * bytes. What the bytes mean is packed and unpacked apart from that, so that nothing that goes
 * wrong there can put the two out of step.
 */
record Frame(Kind kind, byte[] body) {

  /** Nothing that a program prints by accident begins like this. */
  private static final int MAGIC = 0xA51C0;

  enum Kind {
    /** To the worker: a job. */
    JOB,
    /** From it: it is there. */
    READY,
    /** From it: the job's result. */
    RETURNED,
    /** From it: how the job failed. */
    THREW
  }

  /** Writes one, whole, so that a reader is not woken for half of it. */
  void write(OutputStream out) throws IOException {
    var buffered = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    buffered.writeInt(MAGIC << Byte.SIZE | kind.ordinal());
    buffered.writeInt(body.length);
    buffered.write(body);
    buffered.flush();
  }

  /**
   * Reads one, and blocks until it is there.
   *
   * @throws EOFException if the other side has ended
   * @throws IOException if what comes is no frame, or larger than allowed
   */
  static Frame read(InputStream in, int mostBytes) throws IOException {
    var data = new DataInputStream(in);
    int head = data.readInt();
    int kind = head & 0xFF;
    if (head >>> Byte.SIZE != (MAGIC & 0xFFFFFF) || kind >= Kind.values().length) {
      throw new IOException("something else than a frame is on the pipe");
    }
    int length = data.readInt();
    if (length < 0 || length > mostBytes) {
      throw new IOException("a frame of " + length + " bytes; allowed are " + mostBytes);
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return new Frame(Kind.values()[kind], body);
  }
}
