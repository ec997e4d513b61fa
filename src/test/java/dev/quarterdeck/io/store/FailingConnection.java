package dev.quarterdeck.io.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteErrorCode;

/** Opens connections to a real database, whose nth statement over all of them fails before it is carried out. */
final class FailingConnection implements EventWriter.Source {
    private final EventWriter.Source real;
    private final int failAt;
    private final boolean forGood;
    private int steps;

    FailingConnection(EventWriter.Source real, int failAt, boolean forGood) {
        this.real = real;
        this.failAt = failAt;
        this.forGood = forGood;
    }

    boolean failed() {
        return steps >= failAt;
    }

    @Override
    public Connection open() throws SQLException {
        step("open");
        return wrapped(real.open(), Connection.class);
    }

    private void step(String what) throws SQLException {
        steps++;
        if (forGood ? steps >= failAt : steps == failAt) {
            throw new SQLException("disk I/O error at step " + failAt + ", " + what, null, SQLiteErrorCode.SQLITE_IOERR.code);
        }
    }

    private <T> T wrapped(T object, Class<T> type) {
        InvocationHandler handler = (_, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                step(method.getName());
            }
            return wrappedResult(call(object, method, arguments));
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object wrappedResult(Object result) {
        return switch (result) {
            case PreparedStatement statement -> wrapped(statement, PreparedStatement.class);
            case Statement statement -> wrapped(statement, Statement.class);
            case null -> null;
            default -> result;
        };
    }

    private static Object call(Object object, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
