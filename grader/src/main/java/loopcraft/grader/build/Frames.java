package loopcraft.grader.build;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Objects through a pipe: a length, and then as many bytes of JSON. */
final class Frames {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Frames() {}

  static void write(DataOutputStream out, Object value) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(value);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  /**
   * Reads one.
   *
   * @param most how many bytes it may have
   * @throws IOException if the stream ends, or what comes is not one
   */
  static <T> T read(DataInputStream in, Class<T> type, int most) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new IOException("a frame of " + length + " bytes");
    }
    try {
      return JSON.readValue(in.readNBytes(length), type);
    } catch (JacksonException broken) {
      throw new IOException("a frame that is no " + type.getSimpleName(), broken);
    }
  }
}
