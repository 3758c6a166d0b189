package asyncio.subprocess.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What the demos start. It knows nothing but the JDK: the course's classes are not on its path. */
final class Child {

  private static final int MIB = 1024 * 1024;

  private Child() {}

  static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "upper" -> upper(System.in, System.out);
      case "flood" -> flood(Integer.parseInt(arguments[1]));
      case "wait" -> Thread.sleep(60_000);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Writes what it reads in capitals, and how much that was to its error; gives 5. */
  private static void upper(InputStream in, OutputStream out) throws IOException {
    byte[] text = in.readAllBytes();
    out.write(new String(text).toUpperCase().getBytes());
    out.flush();
    System.err.print("read " + text.length + " bytes");
    System.exit(5);
  }

  /** Writes so many MiB to both outputs, in turn. */
  private static void flood(int mib) {
    byte[] block = new byte[MIB];
    for (int i = 0; i < mib; i++) {
      System.out.write(block, 0, MIB);
      System.err.write(block, 0, MIB);
    }
    System.out.flush();
  }
}
