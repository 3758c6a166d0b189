package asyncio.http;

import java.lang.reflect.Type;
import java.util.Optional;

/** What a record of parameters wants to know for one of its components. */
sealed interface Component {

  /** The component's name, which is the parameter's. */
  String name();

  /**
   * A value, exactly one.
   *
   * @param converter makes it of what the client wrote
   * @param otherwise what it is if the client gives none; empty if the client has to
   */
  record One(String name, Converter converter, Optional<Object> otherwise) implements Component {}

  /** A value or none: an {@link Optional}. */
  record Maybe(String name, Converter converter) implements Component {}

  /** Any number of values: a list. */
  record Many(String name, Converter converter) implements Component {}

  /** The request itself. */
  record Whole(String name) implements Component {}

  /**
   * What is made of the body, which is JSON.
   *
   * @param type what it should be
   */
  record Body(String name, Type type) implements Component {}
}
