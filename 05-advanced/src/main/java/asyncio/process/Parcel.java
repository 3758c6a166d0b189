package asyncio.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Modifier;

/**
 * An object packed for the way to a worker, or back: a copy of what it was when it was packed.
 *
 * <p>From any thread.
 */
public final class Parcel {

  private static final int LONGEST_NAME = 80;

  private final String name;
  private final byte[] bytes;

  private Parcel(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** One that came in, under a name for messages. */
  static Parcel received(String name, byte[] bytes) {
    return new Parcel(name, bytes);
  }

  /**
   * Packs a job, on the calling thread. Whatever changes in it afterwards does not change the
   * parcel.
   *
   * @throws NotPortable if it is a lambda, or has an outer object, or if something in it is not
   *     serialisable, not allowed, or too large
   */
  public static Parcel of(Job<?> job, Allowed allowed) {
    Object code = job instanceof Chunk<?, ?> chunk ? chunk.function() : job;
    requireStandsAlone(code.getClass());
    return pack(shortened(code.getClass().getSimpleName()), job, allowed);
  }

  /** Packs anything, in the same way, but for a lambda on the outside. */
  static Parcel pack(String name, Object content, Allowed allowed) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new CheckedOutput(bytes, allowed)) {
      out.writeObject(content);
    } catch (NotSerializableException e) {
      throw new NotPortable("not serialisable: " + e.getMessage(), e);
    } catch (NotPortable refused) {
      throw refused;
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      throw new NotPortable("cannot be packed: " + e, e);
    }
    if (bytes.size() > allowed.bytes()) {
      throw new NotPortable(
          name + " has " + bytes.size() + " bytes; allowed are " + allowed.bytes());
    }
    return new Parcel(name, bytes.toByteArray());
  }

  private static void requireStandsAlone(Class<?> type) {
    if (type.isHidden() || type.isSynthetic()) {
      throw lambda();
    }
    boolean isInner =
        type.getEnclosingClass() != null
            && !Modifier.isStatic(type.getModifiers())
            && !type.isEnum()
            && !type.isRecord();
    if (isInner && !Enum.class.isAssignableFrom(type)) {
      throw new NotPortable(
          "a job must not be an inner class, which takes its outer object along: "
              + type.getName());
    }
  }

  private static NotPortable lambda() {
    return new NotPortable(
        "a lambda cannot be sent, as it takes along whatever it captures: write a record");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "…";
  }

  /** What is in it, in a word. */
  public String name() {
    return name;
  }

  /** What is sent. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Unpacks a copy of what was packed.
   *
   * @throws NotPortable if something in it is not allowed, or not known here, or its class cannot
   *     be used here, such as one whose static initialiser fails
   */
  public Object open(Allowed allowed) {
    Allowed.Screen screen = allowed.screen();
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(screen);
      return in.readObject();
    } catch (IOException
        | ClassNotFoundException
        | RuntimeException
        | StackOverflowError
        | LinkageError e) {
      throw screen.refused() == null
          ? new NotPortable("cannot be unpacked: " + e, e)
          : new NotPortable("not allowed to come in: " + screen.refused(), e);
    }
  }

  /** Refuses where it is sent what would be refused where it arrives. */
  private static final class CheckedOutput extends ObjectOutputStream {

    private final Allowed allowed;

    CheckedOutput(OutputStream out, Allowed allowed) throws IOException {
      super(out);
      this.allowed = allowed;
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) {
      if (object instanceof SerializedLambda) {
        throw lambda();
      }
      Class<?> type = object.getClass();
      if (!allowed.admits(type)) {
        throw new NotPortable(
            "not allowed to be sent: " + type.getName() + "; allow its package, if it is yours");
      }
      return object;
    }
  }
}
