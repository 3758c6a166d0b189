package asyncio.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.stubbing.Answer;

/** A mock as Mockito makes them, as far as answers see it, without what it takes to load that. */
final class Stubbed {

  private Stubbed() {}

  static <T> T by(Answer<?> answer, Class<T> type) {
    InvocationHandler handler =
        (mock, method, arguments) ->
            answer.answer(
                new Invocation(mock, method, arguments == null ? new Object[0] : arguments));
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private record Invocation(Object mock, Method method, Object[] arguments)
      implements InvocationOnMock {

    @Override
    public Object getMock() {
      return mock;
    }

    @Override
    public Method getMethod() {
      return method;
    }

    @Override
    public Object[] getRawArguments() {
      return arguments;
    }

    @Override
    public Object[] getArguments() {
      return arguments;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getArgument(int index) {
      return (T) arguments[index];
    }

    @Override
    public <T> T getArgument(int index, Class<T> type) {
      return type.cast(arguments[index]);
    }

    @Override
    public Object callRealMethod() {
      throw new UnsupportedOperationException("an interface has no real methods");
    }
  }
}
