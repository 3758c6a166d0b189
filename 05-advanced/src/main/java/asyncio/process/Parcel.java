package asyncio.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
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
  private final ClassLoader loader;

  private Parcel(String name, byte[] bytes, ClassLoader loader) {
    this.name = name;
    this.bytes = bytes;
    this.loader = loader;
  }

  /** One that came in, under a name for messages. Its classes are those that the loader has. */
  static Parcel received(String name, byte[] bytes, ClassLoader loader) {
    return new Parcel(name, bytes, loader);
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
    Parcel packed = pack(shortened(code.getClass().getSimpleName()), job, allowed);
    return new Parcel(packed.name, packed.bytes, code.getClass().getClassLoader());
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
    return new Parcel(name, bytes.toByteArray(), Parcel.class.getClassLoader());
  }

  private static void requireStandsAlone(Class<?> type) {
    if (type.isHidden() || type.isSynthetic()) {
      throw lambda();
    }
    boolean isInner =
        type.getEnclosingClass() != null
            && !Modifier.isStatic(type.getModifiers())
            && !Enum.class.isAssignableFrom(type);
    if (isInner) {
      throw new NotPortable(
          "a job must not be an inner class, which may take along its outer object or variables: "
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

  /** Who knows the job's own classes, which its result may be of, too. */
  ClassLoader loader() {
    return loader;
  }

  /**
   * Unpacks a copy of what was packed.
   *
   * @throws NotPortable if something in it is not allowed, or not known here, or its class cannot
   *     be used here, such as one whose static initialiser fails
   */
  public Object open(Allowed allowed) {
    Allowed.Screen screen = allowed.screen();
    try (var in = new LoadingInput(new ByteArrayInputStream(bytes), loader)) {
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

  /** Looks for classes where the job came from: an IDE or a server has loaders for programs. */
  private static final class LoadingInput extends ObjectInputStream {

    private final ClassLoader loader;

    LoadingInput(InputStream in, ClassLoader loader) throws IOException {
      super(in);
      this.loader = loader;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(described.getName(), false, loader);
      } catch (ClassNotFoundException primitiveOrUnknown) {
        return super.resolveClass(described);
      }
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
