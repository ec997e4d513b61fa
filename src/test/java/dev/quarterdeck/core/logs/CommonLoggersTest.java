package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What common loggers and programs write, two lines of each at least, read on the evening of 23 November 2026. Behind the arrow
 * stands the level,
 * with a plus when the line belongs to the event before it, and the time where one is stated. {@code \e} is an escape character,
 * {@code \t} a tab.
 */
class CommonLoggersTest {
    private static final Instant READ_AT = Instant.parse("2026-11-23T18:00:00Z");

    private static final String FORMATS = """
            # Logback
            2026-11-23 14:02:11,123 [main] ERROR c.a.Orders - stock is gone => ERROR 2026-11-23T14:02:11.123Z
            14:02:11.123 [worker-2] WARN  c.a.Orders -- ERROR budget is low => WARN 2026-11-23T14:02:11.123Z

            # Log4j 2
            2026-11-23 14:02:11,123 main ERROR Unable to locate appender => ERROR 2026-11-23T14:02:11.123Z
            [2026-11-23T14:02:12,001][DEBUG][main] opened => DEBUG 2026-11-23T14:02:12.001Z

            # Spring Boot
            2026-11-23T14:02:11.123+01:00 ERROR 4711 --- [nio-8080-exec-1] c.a.Checkout : card declined => ERROR 2026-11-23T13:02:11.123Z
            2026-11-23T14:02:11.200+01:00  INFO 4711 --- [main] c.a.Checkout : no ERROR found => INFO 2026-11-23T13:02:11.200Z

            # java.util.logging, one line and two
            Nov 23, 2026 2:02:11 PM com.acme.Orders place => NONE 2026-11-23T14:02:11Z
            SEVERE: stock is gone => ERROR
            CONFIG: pool of 20 => DEBUG

            # Tomcat
            23-Nov-2026 14:02:11.123 SEVERE [main] org.apache.Startup Error starting => ERROR 2026-11-23T14:02:11.123Z
            23-Nov-2026 14:02:12.000 CONFIG [main] org.apache.Startup Loaded => DEBUG 2026-11-23T14:02:12Z

            # WildFly
            14:02:11,123 ERROR [org.jboss.msc] (MSC thread 1-2) failed to start => ERROR 2026-11-23T14:02:11.123Z
            14:02:12,000 INFO  [org.jboss.as] (Controller Boot) started => INFO 2026-11-23T14:02:12Z

            # WebLogic
            ####<Nov 23, 2026 2:02:11,123 PM UTC> <Error> <Deployer> <host> <main> <BEA-149265> <boom> => ERROR 2026-11-23T14:02:11.123Z
            ####<Nov 23, 2026 12:02:11,123 AM GMT> <Notice> <Server> <host> <main> <up> => INFO 2026-11-23T00:02:11.123Z

            # Java exceptions
            2026-11-23 14:02:11 WARN payment retried => WARN 2026-11-23T14:02:11Z
            java.lang.IllegalStateException: INFO is lost => +WARN 2026-11-23T14:02:11Z
            \\tat com.acme.Pay.run(Pay.java:7) => +WARN 2026-11-23T14:02:11Z
            Caused by: java.io.IOException: disk full => +WARN 2026-11-23T14:02:11Z
            \\t... 12 more => +WARN 2026-11-23T14:02:11Z
            Exception in thread "main" java.lang.OutOfMemoryError: heap => ERROR
            \\tat com.acme.Main.main(Main.java:3) => +ERROR

            # Kafka
            [2026-11-23 14:02:11,123] ERROR [ReplicaManager broker=1] cannot append (kafka.server.ReplicaManager) => ERROR 2026-11-23T14:02:11.123Z
            [2026-11-23 14:02:12,500] INFO Loaded 0 logs (kafka.log.LogManager) => INFO 2026-11-23T14:02:12.500Z

            # ZooKeeper
            2026-11-23 14:02:11,123 [myid:1] - WARN  [QuorumPeer:Learner@240] - Unexpected exception => WARN 2026-11-23T14:02:11.123Z
            2026-11-23 14:02:12,000 [myid:1] - INFO  [main:QuorumPeerMain@1] - Starting => INFO 2026-11-23T14:02:12Z

            # Elasticsearch
            [2026-11-23T14:02:11,123][ERROR][o.e.b.Elasticsearch      ] [node-1] fatal exception => ERROR 2026-11-23T14:02:11.123Z
            [2026-11-23T14:02:12,004][WARN ][o.e.c.r.a.DiskThresholdMonitor] [node-1] high disk watermark => WARN 2026-11-23T14:02:12.004Z

            # Elastic's schema
            {"@timestamp":"2026-11-23T14:02:11.123Z","log.level":"ERROR","message":"gone"} => ERROR 2026-11-23T14:02:11.123Z
            {"@timestamp":"2026-11-23T14:02:12.000Z","log":{"level":"warn","logger":"a"},"message":"ERROR in text"} => WARN 2026-11-23T14:02:12Z

            # Cassandra
            ERROR [main] 2026-11-23 14:02:11,123 CassandraDaemon.java:759 - Exception at startup => ERROR 2026-11-23T14:02:11.123Z
            INFO  [main] 2026-11-23 14:02:12,000 Config.java:1 - Loading settings => INFO 2026-11-23T14:02:12Z

            # Spark
            26/11/23 14:02:11 ERROR Executor: Exception in task 0.0 => ERROR 2026-11-23T14:02:11Z
            26/11/23 14:02:12 INFO SparkContext: Running => INFO 2026-11-23T14:02:12Z

            # Jenkins
            2026-11-23 14:02:11.123+0000 [id=22]\\tSEVERE\\thudson.util.BootFailure#publish: Failed => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23 14:02:12.000+0000 [id=22]\\tINFO\\tjenkins.Init: done => INFO 2026-11-23T14:02:12Z

            # pino
            {"level":50,"time":1795442531123,"pid":7,"hostname":"gw","msg":"lost"} => ERROR 2026-11-23T14:02:11.123Z
            {"level":20,"time":1795442532000,"pid":7,"req":{"level":60},"msg":"found"} => DEBUG 2026-11-23T14:02:12Z

            # pino-pretty
            [14:02:11.123] ERROR (1234): lost => ERROR 2026-11-23T14:02:11.123Z
            [2026-11-23 14:02:12.000 +0100] \\e[32mINFO\\e[39m (app/7 on gw): up => INFO 2026-11-23T13:02:12Z

            # bunyan
            {"name":"app","hostname":"gw","pid":7,"level":60,"msg":"gone","time":"2026-11-23T14:02:11.123Z","v":0} => ERROR 2026-11-23T14:02:11.123Z
            {"name":"app","hostname":"gw","pid":7,"level":40,"err":{"level":"info"},"msg":"x","time":"2026-11-23T14:02:12Z","v":0} => WARN 2026-11-23T14:02:12Z

            # winston
            {"level":"error","message":"INFO is lost","timestamp":"2026-11-23T14:02:11.123Z"} => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23T14:02:12.000Z [orders] warn: ERROR budget low => WARN 2026-11-23T14:02:12Z
            {"level":"\\u001b[31merror\\u001b[39m","message":"red"} => ERROR
            2026-11-23 14:02:13 - debug - opened => DEBUG 2026-11-23T14:02:13Z

            # Node errors
            2026-11-23T14:02:10Z INFO listening on 8080 => INFO 2026-11-23T14:02:10Z
            TypeError: Cannot read properties of undefined (reading 'INFO') => ERROR
            \\s   at handler (/app/a.js:10:3) => +ERROR
            Error: connect ECONNREFUSED 127.0.0.1:5432 => ERROR
            UnhandledPromiseRejectionWarning: Error: nobody listens => ERROR

            # Serilog's console
            [14:02:11 FTL] Host terminated => ERROR 2026-11-23T14:02:11Z
            [14:02:12 INF] Now listening => INFO 2026-11-23T14:02:12Z
            2026-11-23 14:02:13.123 +01:00 [WRN] Slow query => WARN 2026-11-23T13:02:13.123Z

            # Serilog's compact JSON
            {"@t":"2026-11-23T14:02:11.1234567Z","@mt":"Lost {Id}","@l":"Error","Id":3} => ERROR 2026-11-23T14:02:11.123Z
            {"@t":"2026-11-23T14:02:12Z","@mt":"ERROR is a word here"} => INFO 2026-11-23T14:02:12Z
            {"Timestamp":"2026-11-23T14:02:13Z","Level":"Fatal","MessageTemplate":"x"} => ERROR 2026-11-23T14:02:13Z

            # .NET console
            fail: App.Orders[0] => ERROR
            \\s     An unhandled exception has occurred INFO => +ERROR
            info: Microsoft.Hosting.Lifetime[14] => INFO
            \\s     Now listening on http://[::]:8080 => +INFO
            crit: App[0] => ERROR
            dbug: App[0] => DEBUG
            trce: App[0] => TRACE

            # .NET JSON and systemd consoles
            {"EventId":0,"LogLevel":"Critical","Category":"App","Message":"x","State":{"LogLevel":"Debug"}} => ERROR
            {"Timestamp":"2026-11-23T14:02:11Z","EventId":0,"LogLevel":"Information","Category":"App"} => INFO 2026-11-23T14:02:11Z
            <3>App.Orders[0] lost => ERROR

            # .NET exceptions
            Unhandled exception. System.InvalidOperationException: no => ERROR
            \\s  at App.Program.Main() in /src/Program.cs:line 3 => +ERROR
            \\s ---> System.IO.IOException: disk => +ERROR

            # NLog
            2026-11-23 14:02:11.1234|ERROR|App.Orders|lost => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23 14:02:12.0000|TRACE|App.Orders|ERROR free => TRACE 2026-11-23T14:02:12Z

            # zerolog
            {"level":"panic","time":1795442531,"message":"x"} => ERROR 2026-11-23T14:02:11Z
            2:02PM WRN slow rid=7 => WARN 2026-11-23T14:02:00Z
            \\e[90m2026-11-23T14:02:12Z\\e[0m \\e[31mERR\\e[0m lost \\e[36mlevel=\\e[0minfo => ERROR 2026-11-23T14:02:12Z

            # zap
            {"level":"dpanic","ts":1795442531.5,"caller":"a.go:1","msg":"x","fields":{"level":"error"}} => NONE 2026-11-23T14:02:11.500Z
            {"level":"warn","ts":1.795442531123e+09,"msg":"x"} => WARN 2026-11-23T14:02:11.123Z
            2026-11-23T14:02:12.000Z\\terror\\tapp/a.go:10\\tlost\\t{"level": "info"} => ERROR 2026-11-23T14:02:12Z

            # logrus
            time="2026-11-23T14:02:11Z" level=fatal msg="INFO is lost" => ERROR 2026-11-23T14:02:11Z
            msg="ERROR budget is fine" time="2026-11-23T14:02:12Z" level=info => INFO 2026-11-23T14:02:12Z
            \\e[31mERRO\\e[0m[0012] lost                \\e[31mlevel\\e[0m=3 => ERROR
            WARN[2026-11-23T14:02:13Z] slow => WARN 2026-11-23T14:02:13Z

            # slog
            time=2026-11-23T14:02:11.123Z level=ERROR msg=lost => ERROR 2026-11-23T14:02:11.123Z
            2026/11/23 14:02:12 WARN slow level=info => WARN 2026-11-23T14:02:12Z

            # hclog
            2026-11-23T14:02:11.123Z [ERROR] agent: lost: error="x" => ERROR 2026-11-23T14:02:11.123Z
            {"@level":"warn","@message":"x","@module":"agent","@timestamp":"2026-11-23T14:02:12.000Z"} => WARN 2026-11-23T14:02:12Z

            # Prometheus and Grafana
            ts=2026-11-23T14:02:11.123Z caller=main.go:10 level=error err="WARN is a word" => ERROR 2026-11-23T14:02:11.123Z
            logger=http t=2026-11-23T14:02:12.5Z level=info msg="ERROR count" status=200 => INFO 2026-11-23T14:02:12.500Z

            # klog and glog
            E1123 14:02:11.123456    7 kubelet.go:10] "Failed" err="INFO" => ERROR 2026-11-23T14:02:11.123Z
            I20261123 14:02:12.000000  7 main.cc:3] ERROR free => INFO 2026-11-23T14:02:12Z

            # Go panics
            panic: runtime error: index out of range [3] with length 3 => ERROR
            goroutine 1 [running]: => +ERROR
            main.run(0x1, {0x2, 0x3}) => +ERROR
            \\t/app/main.go:10 +0x1d => +ERROR
            exit status 2 => +ERROR
            all is well again => NONE
            2026/11/23 14:02:12 http: panic serving 10.0.0.1:5: boom => ERROR 2026-11-23T14:02:12Z

            # Rust, env_logger
            [2026-11-23T14:02:11Z ERROR app::orders] lost => ERROR 2026-11-23T14:02:11Z
            [2026-11-23T14:02:12Z INFO  app] ERROR free => INFO 2026-11-23T14:02:12Z

            # Rust, tracing
            \\e[2m2026-11-23T14:02:11.123456Z\\e[0m \\e[31mERROR\\e[0m \\e[2mapp\\e[0m\\e[2m:\\e[0m lost => ERROR 2026-11-23T14:02:11.123Z
            {"timestamp":"2026-11-23T14:02:12Z","level":"WARN","fields":{"level":"ERROR","message":"x"},"target":"app"} => WARN 2026-11-23T14:02:12Z

            # Rust panics
            thread 'main' panicked at src/main.rs:10:5: => ERROR
            called `Option::unwrap()` on a `None` value => +ERROR
            note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace => +ERROR
            next => NONE

            # Python
            2026-11-23 14:02:11,123 - app.views - WARNING - slow => WARN 2026-11-23T14:02:11.123Z
            ERROR:app:failed => ERROR
            Traceback (most recent call last): => +ERROR
            \\s File "a.py", line 3, in f => +ERROR
            ValueError: INFO => +ERROR
            next event => NONE
            CRITICAL:root:gone => ERROR
            INFO:root:started => INFO
            Traceback (most recent call last): => ERROR
            \\s File "a.py", line 3, in <module> => +ERROR
            KeyboardInterrupt => +ERROR
            back at the prompt => NONE

            # Python, JSON
            {"asctime":"2026-11-23 14:02:11,123","levelname":"ERROR","name":"app","message":"x"} => ERROR 2026-11-23T14:02:11.123Z
            {"message":"x","extra":{"levelname":"ERROR"},"levelname":"DEBUG"} => DEBUG

            # structlog
            2026-11-23 14:02:11 [error    ] lost                           rid=7 => ERROR 2026-11-23T14:02:11Z
            2026-11-23 14:02:12 [info     ] checked ERROR queue            level=error => INFO 2026-11-23T14:02:12Z
            {"event": "ERROR free", "level": "warning", "timestamp": "2026-11-23T14:02:13Z"} => WARN 2026-11-23T14:02:13Z

            # loguru
            2026-11-23 14:02:11.123 | ERROR    | app.orders:place:12 - lost => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23 14:02:12.000 | INFO     | app:run:3 - ERROR free => INFO 2026-11-23T14:02:12Z

            # Celery
            [2026-11-23 14:02:11,123: ERROR/MainProcess] consumer: Cannot connect => ERROR 2026-11-23T14:02:11.123Z
            [2026-11-23 14:02:12,000: INFO/ForkPoolWorker-1] Task ERROR-free => INFO 2026-11-23T14:02:12Z

            # gunicorn and uvicorn
            [2026-11-23 14:02:11 +0100] [7] [CRITICAL] WORKER TIMEOUT (pid:9) => ERROR 2026-11-23T13:02:11Z
            INFO:     10.0.0.1:5 - "GET /ERROR HTTP/1.1" 500 Internal Server Error => INFO
            ERROR:    Exception in ASGI application => ERROR

            # Airflow
            [2026-11-23T14:02:11.123+0000] {taskinstance.py:1937} ERROR - Task failed => ERROR 2026-11-23T14:02:11.123Z
            [2026-11-23T14:02:12.000+0000] {standard.py:1} INFO - Running => INFO 2026-11-23T14:02:12Z

            # Jupyter
            [E 2026-11-23 14:02:11.123 ServerApp] Uncaught exception => ERROR 2026-11-23T14:02:11.123Z
            [W 14:02:12.000 NotebookApp] slow => WARN 2026-11-23T14:02:12Z

            # Ruby's Logger
            E, [2026-11-23T14:02:11.123456 #12] ERROR -- : lost => ERROR 2026-11-23T14:02:11.123Z
            I, [2026-11-23T14:02:12.000000 #12]  INFO -- app: ERROR free => INFO 2026-11-23T14:02:12Z

            # Ruby and Rails failures
            app.rb:12:in 'run': undefined method 'x' for nil (NoMethodError) => ERROR
            \\tfrom app.rb:20:in '<main>' => +ERROR
            ActiveRecord::RecordNotFound (Couldn't find Order): => NONE
            ActionController::RoutingError (No route matches [GET] "/x"): => ERROR

            # PHP
            [23-Nov-2026 14:02:11 UTC] PHP Fatal error:  Uncaught Exception: x in /app/a.php:3 => ERROR 2026-11-23T14:02:11Z
            Stack trace: => +ERROR 2026-11-23T14:02:11Z
            #0 {main} => +ERROR 2026-11-23T14:02:11Z
            [23-Nov-2026 14:02:12 Europe/Berlin] PHP Warning:  Undefined variable $x => WARN 2026-11-23T13:02:12Z
            [23-Nov-2026 14:02:13] WARNING: [pool www] server reached max_children => WARN 2026-11-23T14:02:13Z

            # Monolog
            [2026-11-23T14:02:11.123456+00:00] app.CRITICAL: lost {"level":"info"} [] => ERROR 2026-11-23T14:02:11.123Z
            [2026-11-23 14:02:12] production.INFO: ERROR free => INFO 2026-11-23T14:02:12Z
            {"message":"x","context":{"level":"debug"},"level":400,"level_name":"ERROR","datetime":"2026-11-23T14:02:13+00:00"} => ERROR 2026-11-23T14:02:13Z

            # Erlang and Elixir
            14:02:11.123 [error] GenServer terminating => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23 14:02:12.000000+01:00 [warning] <0.123.0> ERROR free => WARN 2026-11-23T13:02:12Z

            # PostgreSQL
            2026-11-23 14:02:11.606 UTC [12] ERROR:  deadlock detected => ERROR 2026-11-23T14:02:11.606Z
            2026-11-23 14:02:11.606 UTC [12] STATEMENT:  SELECT 'ERROR' => NONE 2026-11-23T14:02:11.606Z
            2026-11-23 14:02:12 CET [12] app@db LOG:  duration: 3000 ms => INFO 2026-11-23T13:02:12Z
            2026-11-23 14:02:13.123 -03 [12] FATAL:  too many clients => ERROR 2026-11-23T17:02:13.123Z

            # PostgreSQL's csvlog and jsonlog
            2026-11-23 14:02:11.123 UTC,"u","db",12,"h:1",65,1,"SELECT",2026-11-23 14:00:00 UTC,3/4,0,ERROR,22012,"WARNING" => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23 14:02:12.123 UTC,,,12,,65,1,,2026-11-23 14:00:00 UTC,,0,LOG,00000,"ERROR ""free"" here" => INFO 2026-11-23T14:02:12.123Z
            {"timestamp":"2026-11-23 14:02:13.123 UTC","pid":12,"error_severity":"PANIC","message":"x"} => ERROR 2026-11-23T14:02:13.123Z

            # MySQL and MariaDB
            2026-11-23T14:02:11.123456Z 0 [ERROR] [MY-010119] [Server] Aborting => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23T14:02:12.000000Z 8 [Note] [MY-010914] [Server] Aborted connection => INFO 2026-11-23T14:02:12Z
            2026-11-23  4:02:13 0 [Warning] InnoDB: slow => WARN 2026-11-23T04:02:13Z
            261123 14:02:14 [ERROR] mysqld: lost => ERROR 2026-11-23T14:02:14Z

            # MongoDB
            {"t":{"$date":"2026-11-23T14:02:11.123+00:00"},"s":"E","c":"NETWORK","id":1,"ctx":"x","msg":"y","attr":{"s":"I"}} => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23T14:02:12.000+0100 W NETWORK  [listener] ERROR free => WARN 2026-11-23T13:02:12Z

            # Redis
            1:M 23 Nov 2026 14:02:11.123 # Can't save in background => WARN 2026-11-23T14:02:11.123Z
            1:M 23 Nov 14:02:12.000 * Ready to accept connections => INFO 2026-11-23T14:02:12Z

            # RabbitMQ
            2026-11-23 14:02:11.123456+00:00 [error] <0.9.0> ** Connection died => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23 14:02:12.000000+00:00 [notice] <0.9.0> up => INFO 2026-11-23T14:02:12Z

            # nginx
            2026/11/23 14:02:11 [emerg] 7#7: bind() failed => ERROR 2026-11-23T14:02:11Z
            10.0.0.1 - - [23/Nov/2026:14:02:12 +0100] "GET /WARN HTTP/1.1" 502 0 "-" "curl" => ERROR 2026-11-23T13:02:12Z

            # Apache
            [Mon Nov 23 14:02:11.123456 2026] [core:error] [pid 7:tid 8] AH00126: x => ERROR 2026-11-23T14:02:11.123Z
            [Mon Nov 23 14:02:12 2026] [notice] caught SIGTERM => INFO 2026-11-23T14:02:12Z
            shop.example:443 10.0.0.1 - bob [23/Nov/2026:14:02:13 +0000] "POST / HTTP/1.1" 404 5 => WARN 2026-11-23T14:02:13Z

            # HAProxy
            Nov 23 14:02:11 lb haproxy[7]: 10.0.0.1:5 [23/Nov/2026:14:02:11.123] fe be/s1 0/0/1/2/3 503 217 - - SC-- 1/1/0/0/0 0/0 "GET / HTTP/1.1" => ERROR 2026-11-23T14:02:11Z
            Nov 23 14:02:12 lb haproxy[7]: 10.0.0.1:5 [23/Nov/2026:14:02:12.123] fe be/s1 0/0/1/2/+3 200 217 - - ---- 1/1/0/0/0 0/0 "GET /500 HTTP/1.1" => INFO 2026-11-23T14:02:12Z

            # Envoy
            [2026-11-23T14:02:11.123Z] "GET / HTTP/1.1" 503 UF 0 91 3 - "-" "curl" => ERROR 2026-11-23T14:02:11.123Z
            [2026-11-23 14:02:12.000][7][critical][main] [source/server.cc:1] exiting => ERROR 2026-11-23T14:02:12Z

            # Syslog, RFC 3164
            <34>Nov 23 14:02:11 gw su[7]: 'su root' failed => ERROR 2026-11-23T14:02:11Z
            <30>Nov 23 14:02:12 gw app: checked ERROR queue => INFO 2026-11-23T14:02:12Z
            Nov 23 14:02:13 gw postfix/smtp[7]: warning: ERROR free => WARN 2026-11-23T14:02:13Z

            # Syslog, RFC 5424
            <165>1 2026-11-23T14:02:11.003Z gw app 7 ID47 [sd@1 level="ERROR"] all is well => INFO 2026-11-23T14:02:11.003Z
            <14>1 2026-11-23T14:02:12+01:00 gw app - - - {"level":"error","msg":"INFO"} => ERROR 2026-11-23T13:02:12Z

            # journald
            2026-11-23T14:02:11+0100 gw app[7]: ERROR lost => ERROR 2026-11-23T13:02:11Z
            Mon 2026-11-23 14:02:12 UTC gw app[7]: {"msg":"ERROR free","level":"info"} => INFO 2026-11-23T14:02:12Z
            {"PRIORITY":"3","__REALTIME_TIMESTAMP":"1795442533123456","MESSAGE":"INFO"} => ERROR 2026-11-23T14:02:13.123Z

            # CRI
            2026-11-23T14:02:11.123456789Z stderr F E1123 14:02:11.000000 7 a.go:1] lost => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23T14:02:12.000000000Z stdout F {"msg":"ERROR free","level":"info"} => INFO 2026-11-23T14:02:12Z
            2026-11-23T14:02:13.000000000Z stderr F Traceback (most recent call last): => +ERROR 2026-11-23T14:02:13Z
            2026-11-23T14:02:13.100000000Z stderr F   File "a.py", line 3, in f => +ERROR 2026-11-23T14:02:13.100Z
            2026-11-23T14:02:13.200000000Z stdout F plain => NONE 2026-11-23T14:02:13.200Z

            # Docker's json-file
            {"log":"2026 ERROR lost\\n","stream":"stderr","time":"2026-11-23T14:02:11.123456789Z"} => ERROR 2026-11-23T14:02:11.123Z
            {"log":"{\\"level\\":\\"warn\\",\\"msg\\":\\"ERROR free\\"}\\n","stream":"stdout","time":"2026-11-23T14:02:12Z"} => WARN 2026-11-23T14:02:12Z

            # compose
            web-1  | {"level":"error","msg":"INFO"} => ERROR
            db-1   | 2026-11-23 14:02:11.606 UTC [12] LOG:  ready => INFO 2026-11-23T14:02:11.606Z
            web-1  |     at handler (/app/a.js:10:3) => +ERROR
            \\e[36mweb-1  | \\e[0m2026-11-23T14:02:12Z WARN slow => WARN 2026-11-23T14:02:12Z

            # Kubernetes
            2m18s       Warning   BackOff     pod/web-1   Back-off restarting => WARN
            5m          Normal    Scheduled   pod/web-2   ERROR free => INFO
            [pod/web-1/app] 2026-11-23T14:02:11Z ERROR lost => ERROR 2026-11-23T14:02:11Z
            {"kind":"Event","type":"Warning","reason":"Failed","lastTimestamp":"2026-11-23T14:02:12Z"} => WARN 2026-11-23T14:02:12Z

            # Google Cloud
            {"severity":"ERROR","timestamp":"2026-11-23T14:02:11.123Z","jsonPayload":{"severity":"INFO"}} => ERROR 2026-11-23T14:02:11.123Z
            {"severity":"NOTICE","timestamp":{"seconds":1795442532,"nanos":5},"message":"ERROR free"} => INFO 2026-11-23T14:02:12Z

            # AWS Lambda
            {"timestamp":"2026-11-23T14:02:11.123Z","level":"FATAL","requestId":"r","message":"x"} => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23T14:02:12.000Z\\tr-1\\tERROR\\tInvoke Error => ERROR 2026-11-23T14:02:12Z

            # OpenTelemetry
            {"severityText":"ERROR","body":"INFO","timeUnixNano":"1795442531123000000"} => ERROR 2026-11-23T14:02:11.123Z
            {"timeUnixNano":"1795442532000000000","severityNumber":13,"body":{"stringValue":"ERROR free"}} => WARN 2026-11-23T14:02:12Z
            {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1795442533000000000","severityNumber":9},{"severityNumber": 17}]}]}]} => ERROR 2026-11-23T14:02:13Z

            # Heroku
            2026-11-23T14:02:11.123456+00:00 app[web.1]: ERROR lost => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23T14:02:12.000000+00:00 heroku[router]: at=error code=H12 desc="Request timeout" => NONE 2026-11-23T14:02:12Z

            # Android
            11-23 14:02:11.123  1234  5678 E ActivityManager: ANR in com.acme => ERROR 2026-11-23T14:02:11.123Z
            W/ActivityManager( 1234): slow => WARN

            # auditd and Squid
            type=AVC msg=audit(1795442531.123:45): avc:  denied => NONE 2026-11-23T14:02:11.123Z
            1795442532.123    12 10.0.0.1 TCP_MISS/200 512 GET http://x/ => NONE 2026-11-23T14:02:12.123Z

            # Compilers and builds
            [ERROR] Failed to execute goal => ERROR
            [warn] 3 deprecations; ERROR free => WARN
            error: could not compile => ERROR

            # cloud-init
            2026-11-23 14:02:11,123 - util.py[WARNING]: Failed running => WARN 2026-11-23T14:02:11.123Z
            2026-11-23 14:02:12,000 - main.py[DEBUG]: ERROR free => DEBUG 2026-11-23T14:02:12Z

            # Unreal
            [2026.11.23-14.02.11:785][298]LogNet: Warning: slow => WARN 2026-11-23T14:02:11.785Z
            [2026.11.23-14.02.12:001][299]LogWorld: ready => NONE 2026-11-23T14:02:12.001Z

            # Minecraft
            [14:02:11] [main/INFO]: Loading 81 mods => INFO 2026-11-23T14:02:11Z
            [14:02:12] [Server thread/WARN]: Can't keep up => WARN 2026-11-23T14:02:12Z
            [init] 2026-11-23 14:02:13+03:00 Running as uid=1000 => NONE 2026-11-23T11:02:13Z

            # Two times, a zone without a name
            2026-11-23T14:02:11.341329212Z 2026-11-23T21:02:11.341217+07:00  INFO autopulse: up => INFO 2026-11-23T14:02:11.341Z
            Mon Nov 23 21:02:12 +07 2026 done => NONE 2026-11-23T14:02:12Z

            # A database behind compose
            seafile-mysql | 2026-11-23 14:02:11 139841452623872 [Note] mysqld starting as process 1 ... => INFO 2026-11-23T14:02:11Z
            seafile       | invalid time zone => NONE

            # Home Assistant
            2026-11-23 14:02:11.123 ERROR (MainThread) [homeassistant.core] INFO => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23 14:02:12.000 WARNING (SyncWorker_1) [homeassistant.loader] x => WARN 2026-11-23T14:02:12Z

            # Fluent Bit and Fluentd
            [2026/11/23 14:02:11] [error] [output:es:es.0] INFO => ERROR 2026-11-23T14:02:11Z
            2026-11-23 14:02:12 +0000 [warn]: #0 ERROR free => WARN 2026-11-23T14:02:12Z

            # Sidekiq
            2026-11-23T14:02:11.123Z pid=7 tid=abc class=Mail jid=1 WARN: fail => WARN 2026-11-23T14:02:11.123Z
            2026-11-23T14:02:12.000Z pid=7 tid=abc INFO: start => INFO 2026-11-23T14:02:12Z

            # Lambda in Python
            [ERROR]\\t2026-11-23T14:02:11.123Z\\treq-1\\tlost => ERROR 2026-11-23T14:02:11.123Z
            [WARNING]\\t2026-11-23T14:02:12.000Z\\treq-1\\tERROR free => WARN 2026-11-23T14:02:12Z

            # GitHub Actions
            2026-11-23T14:02:11.1234567Z ##[error]Process completed with exit code 1. => ERROR 2026-11-23T14:02:11.123Z
            2026-11-23T14:02:12.0000000Z ##[warning]Node 16 is out of date => WARN 2026-11-23T14:02:12Z

            # Java's own logging of itself
            [2026-11-23T14:02:11.123+0000][info ][gc,start] GC(1) Pause Young => INFO 2026-11-23T14:02:11.123Z
            [0.123s][warning][gc] slow => WARN

            # bunyan's own reader
            [2026-11-23T14:02:11.123Z] ERROR: app/7 on gw: lost => ERROR 2026-11-23T14:02:11.123Z
            [2026-11-23T14:02:12.000Z]  INFO: app/7 on gw: ERROR free => INFO 2026-11-23T14:02:12Z

            # CloudNativePG
            {"level":"info","ts":"2026-11-23T14:02:11Z","msg":"record","record":{"log_time":"2026-11-23 14:02:10 UTC","error_severity":"FATAL"}} => INFO 2026-11-23T14:02:11Z
            {"level":"error","ts":"2026-11-23T14:02:12Z","logger":"postgres","record":{"error_severity":"LOG"}} => ERROR 2026-11-23T14:02:12Z

            # Words that are no levels
            GET /info/error 200 => NONE
            all errors are gone => NONE
            2026-11-23 14:02:11 job for 2020-01-01 00:00:00 is done => NONE 2026-11-23T14:02:11Z
            INFO job for 2020-01-01 00:00:00 is done => INFO
            """;

    private record Format(String name, List<String> lines) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Format> formats() {
        return Arrays.stream(FORMATS.split("\n\n")).map(group -> {
            List<String> lines = group.lines().toList();
            return new Format(lines.getFirst().substring(2), lines.subList(1, lines.size()));
        });
    }

    @Test
    void thereAreSixtyFormatsWithTwoLinesAtLeast() {
        assertThat(formats().count()).isGreaterThanOrEqualTo(60);
        assertThat(formats()).allMatch(format -> format.lines().size() >= 2);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void levelAndTimeAreWhatTheLoggerMeant(Format format) {
        var reader = new EventReader(ZoneOffset.UTC, READ_AT);
        var softly = new SoftAssertions();
        for (String text : format.lines()) {
            String[] sides = text.split(" => ");
            LogLevel level = EventReaderTest.level(reader, line(text));
            String read = (reader.continued() ? "+" : "") + level
                    + (reader.timed() ? " " + Instant.ofEpochMilli(reader.time()) : "");
            softly.assertThat(read).as(sides[0]).isEqualTo(sides[1]);
        }
        softly.assertAll();
    }

    /** A line may end anywhere, and any byte of it may be another. */
    @Test
    void whateverIsLeftOfALineItIsReadWithoutHarm() {
        var random = new Random(7);
        var reader = new EventReader(ZoneOffset.UTC, READ_AT);
        formats().flatMap(format -> format.lines().stream()).map(CommonLoggersTest::line).forEach(line -> {
            byte[] whole = line.getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length <= whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThat(reader.read(part, 0, length)).isNotNull();
                for (int change = 0; change < 4 && length > 0; change++) {
                    part[random.nextInt(length)] = (byte) "\"{}[]()<>:=,.-/ 09azAZE|\t\u001b\\".charAt(random.nextInt(27));
                    assertThat(reader.read(part, 0, length)).isNotNull();
                }
            }
        });
    }

    private static String line(String text) {
        return text.split(" => ")[0].replace("\\e", "\u001b").replace("\\t", "\t").replace("\\s", " ");
    }
}
