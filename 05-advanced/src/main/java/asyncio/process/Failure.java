package asyncio.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * How a job failed, as it is sent: in words and stack frames in any case, and as an object if that
 * can be packed. Long words are cut, so that a frame has room for them.
 */
record Failure(String where, String original, StackTraceElement[] stack, byte[] packed) {

  private static final int MOST_FRAMES = 1_000;
  private static final int LONGEST_TEXT = 64 * 1024;
  private static final int LONGEST_NAME = 256;

  /** In a worker: describes what a job threw. */
  static Failure of(Throwable thrown, String job, Allowed allowed) {
    String where = "in worker process " + ProcessHandle.current().pid() + ", doing " + job;
    byte[] packed;
    try {
      packed = Parcel.pack("the exception", thrown, allowed).bytes();
    } catch (NotPortable stays) {
      packed = new byte[0];
    }
    return new Failure(
        shortened(where, LONGEST_TEXT),
        shortened(inWords(thrown), LONGEST_TEXT),
        thrown.getStackTrace(),
        packed);
  }

  /** An exception's own method may fail, too. */
  private static String inWords(Throwable thrown) {
    try {
      return Objects.requireNonNullElse(thrown.toString(), thrown.getClass().getName());
    } catch (RuntimeException ofItsMessage) {
      return thrown.getClass().getName();
    }
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  /** In the pool's process: the exception for whoever waits for the job, which has that loader. */
  Throwable toThrowable(Allowed allowed, ClassLoader loader) {
    Throwable thrown = unpacked(allowed, loader);
    thrown.addSuppressed(new RemoteTrace(where, stack));
    return thrown;
  }

  private Throwable unpacked(Allowed allowed, ClassLoader loader) {
    if (packed.length == 0) {
      return new RemoteFailure(original, stack, null);
    }
    try {
      return Parcel.received("the exception", packed, loader).open(allowed)
              instanceof Throwable thrown
          ? thrown
          : new RemoteFailure(original, stack, null);
    } catch (NotPortable refused) {
      return new RemoteFailure(original, stack, refused);
    }
  }

  byte[] encode() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      writeText(out, where);
      writeText(out, original);
      int frames = Math.min(stack.length, MOST_FRAMES);
      out.writeInt(frames);
      for (int i = 0; i < frames; i++) {
        writeText(out, shortened(stack[i].getClassName(), LONGEST_NAME));
        writeText(out, shortened(stack[i].getMethodName(), LONGEST_NAME));
        String file = Objects.requireNonNullElse(stack[i].getFileName(), "");
        writeText(out, shortened(file, LONGEST_NAME));
        out.writeInt(stack[i].getLineNumber());
      }
      out.writeInt(packed.length);
      out.write(packed);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static Failure decode(byte[] body) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(body))) {
      String where = readText(in);
      String original = readText(in);
      int frames = in.readInt();
      if (frames < 0 || frames > MOST_FRAMES) {
        throw new IOException("a stack of " + frames + " frames");
      }
      var stack = new StackTraceElement[frames];
      for (int i = 0; i < stack.length; i++) {
        String type = readText(in);
        String method = readText(in);
        String file = readText(in);
        stack[i] = new StackTraceElement(type, method, file.isEmpty() ? null : file, in.readInt());
      }
      return new Failure(where, original, stack, readBytes(in));
    }
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("a length of " + length);
    }
    return in.readNBytes(length);
  }
}
