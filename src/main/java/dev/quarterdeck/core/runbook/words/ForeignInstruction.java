package dev.quarterdeck.core.runbook.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Orders in the other languages that the reader knows. An order is the first main clause of an item: what follows its full
 * stop or its conjunction says why, when, or what not to do. Stateless; any thread.
 */
final class ForeignInstruction {
    /** "Wenn der Dienst steht, ...", "Une fois arrêté, ...": what stands in front of the clause that orders. */
    private static final Pattern LEAD = words("^(?:(?:wenn|falls|sobald|nachdem|bevor|nach|vor|bei|im|in der|auf|mit|über|für"
            + "|dans|depuis|sur|si|s['’]il|une fois|après|avant|quand|lorsque|dès|en cas|pour|à partir|avec"
            + "|en|desde|una vez|cuando|tras|antes de|después de|para|con"
            + "|no|na|nos|nas|em|se|quando|uma vez|após|depois de|com)\\b[^.,:;]{2,90}),\\s+(?:dann\\s+|alors\\s+|entonces\\s+|então\\s+)?");
    private static final Pattern CLAUSE = Pattern.compile("[.;:!?\\n(–—]|\\s-\\s|,\\s+(?:wenn|sobald|falls|bevor|damit|bis|dass|ob|weil|da|denn|die|der|das|wo|um|ohne|sofern|solange|nachdem|außer|sonst)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern GERMAN_INFINITIVE = Pattern.compile("(?:^|\\s)\\p{Ll}{2,}(?:en|ern|eln)$");
    private static final Pattern GERMAN = words("\\b(?:der|den|das|dem|des|eine?[nmrs]?|keine?[nmrs]?|auf|mit|und|von|zum|zur|im|nur|nicht|erst|für|bei|nach|über|vom|beim|wieder|lassen|alle|aus|ins|vorige\\w*|alte\\w*|neue\\w*)\\b|[äöüß]");
    /** What ends like a German infinitive and is none. */
    private static final Set<String> ENGLISH = set("then when open given taken seen been broken written happen often even green golden hidden frozen driven known screen token between eleven seven ten listen forgotten chosen gotten spoken stolen fallen shown unseen children women men even burden garden modern pattern concern return govern northern southern western eastern extern intern lantern kitchen chicken sudden wooden down own grown thrown blown drawn");
    private static final Pattern GERMAN_IMPERATIVE = words("^(?:bitte\\s+|dann\\s+|zuerst\\s+|danach\\s+|anschließend\\s+|jetzt\\s+)?(?:\\p{L}{2,}(?:en|ern|eln)\\s+sie\\b|\\p{L}{3,}e\\s+(?:den|die|das|dem|einen?|alle|im|auf|mit|zum|zur)\\b"
            + "|(?:stoppen|starten|prüfen|öffnen|schließen|setzen|stellen|führen|schalten|melden|informieren|warten|löschen|wiederholen|wechseln|spielen|rollen|halten|nehmen|sperren|legen|machen|rufen)\\b)");
    private static final Pattern FRENCH = words("^(?:arrêt|redémarr|vérifi|ouvr|ferm|désactiv|activ|lanc|exécut|restaur|attend|inform|prévenir|prévenez|avertir|bascul|supprim|mettre|mettez|remettre|revenir|revenez|annul|déploy|sauvegard|contrôl|surveill|choisi|confirm"
            + "|relanc|relev|consult|appel|envoy|cré|ajout|copi|coll|rouvr|coup|purg|vid|pouss|tir|identifi|signal|document|publi|examin|analys|not|sélectionn|cliqu|connect|rédui|augment|isol|limit|bloqu|débloqu|repren|prendre|prenez|retir|faire|faites|suivre|suivez|passe|récupér|import|export|recharg|réinitialis|remplac|modifi|configur|install|termin|commenc|attribu|escalad|contact)(?:er|ir|re|ez|ons|oir)?\\b");
    private static final Set<String> SPANISH = set("detener parar pare detenga iniciar inicie reiniciar reinicie verificar verifique comprobar compruebe abrir abra cerrar cierre desactivar desactive activar ejecutar ejecute restaurar restaure esperar espere avisar avise notificar notifique eliminar elimine cambiar cambie volver vuelva revertir revierta desplegar despliegue confirmar confirme identificar identifique hacer haga "
            + "revisar revise vaciar vacíe elegir elija publicar publique pasar pase levantar levante enviar envíe agregar agregue añadir añada copiar copie conectar conecte conectarse conéctese seleccionar seleccione ir vaya buscar busque consultar consulte monitorear monitoree monitorizar documentar documente registrar registre asegurar asegurarse asegúrese informar informe contactar contacte actualizar actualice instalar instale borrar borre limpiar limpie configurar configure escalar escale apagar apague encender encienda pedir pida anotar anote poner ponga quitar quite bajar baje subir suba crear cree comunicar comunique llamar llame bloquear bloquee desbloquear pausar reanudar reanude probar pruebe validar valide guardar guarde analizar analice recopilar recopile aplicar aplique");
    private static final Set<String> PORTUGUESE = set("interromper interrompa encerrar encerre executar execute aguardar aguarde excluir exclua trocar troque voltar volte reverter reverta implantar implante fazer faça abrir abra fechar feche desligar desligue ligar ligue acionar acione avisar avise parar pare iniciar inicie reiniciar reinicie verificar verifique confirmar confirme restaurar restaure desativar desative ativar ative "
            + "acessar acesse selecionar selecione clicar clique vá ir copiar copie colar cole instalar instale configurar configure atualizar atualize remover remova adicionar adicione criar crie informar informe comunicar comunique documentar documente registrar registre monitorar monitore consultar consulte garantir garanta escalar escale subir suba derrubar derrube limpar limpe rodar aplicar aplique validar valide revisar revise salvar salve enviar envie anotar anote entrar conectar conecte mudar mude alterar altere definir defina identificar identifique apagar apague notificar notifique publicar publique testar teste analisar analise isolar isole bloquear bloqueie coletar colete");
    /** An infinitive in front of its object, as the Romance languages head their steps. */
    private static final Pattern INFINITIVE = words("^\\p{L}{3,}(?:er|ir|re|oir|ar|ôr|or)\\s+(?:le|la|les|l['’]|un|une|des|du|de|d['’]|el|los|las|os|as|um|uma|al|ao|o|a|aux?|à|avec|dans|que|qu['’]|toute?s?|chaque|cette|ces|todos?|todas?|cada|con|com|desde|su|sus|seus?|suas?)(?:\\s|(?<=['’]))|^\\p{L}{3,}(?:ar|er|ir)(?:lo|la|los|las|le|les|se)\\b");
    /** "Server a", "Error de": English nouns with such an ending, in front of a letter that is no article. */
    private static final Pattern ENGLISH_NOUN = words("^\\p{L}+\\s+a\\s");
    private static final Pattern CHINESE = Pattern.compile("^(?:(?:首先|然后|再|先|请|立即|马上|尽快|手动|必要时|最后|如[^，。]{2,30}，|若[^，。]{2,30}，|当[^，。]{2,30}，)\\s*[，,]?\\s*)*(?:停止|启动|重启|检查|确认|执行|回滚|恢复|切换|通知|打开|关闭|登录|登陆|进入|备份|删除|等待|验证|将|把|在|使用|用|联系|查看|运行|修改|更新|部署"
            + "|点击|选择|找到|拉取|推送|构建|重新|清理|清除|清空|观察|监控|记录|收集|分析|定位|排查|处理|扩容|缩容|限流|降级|暂停|禁用|启用|添加|移除|撤销|还原|导入|导出|对比|核对|评估|汇报|上报|发布|发送|保存|复制|移动|创建|新建|设置|配置|调整|升级|编辑|填写|提交|合并|按|从|安排|召集|组织|隔离|冻结|下线|上线)");
    private static final Pattern JAPANESE = Pattern.compile("(?:する|します|してください|行う|確認|停止|開始|起動|再起動|実行|切り替え(?:る)?|戻す|連絡)(?:[。.]|$)"
            + "|^[^。はが]{1,60}[をへに][^。がは]{0,50}(?:する|します|ください|る|す|く|う|む|ぶ|ぐ|つ)(?:[。.（(]|$)"
            + "|^[^。はが]{1,60}[をへにの][^。がは]{0,40}(?:実施|取得|適用|復元|復旧|切替|切り戻し|ロールバック|デプロイ|反映|変更|削除|追加|更新|設定|通知|報告|記録|依頼|共有|調査|特定|判断|クリア|無効化|有効化|監視|投稿|送信|選択|クリック)(?:[。.（(]|$)");

    private ForeignInstruction() {
    }

    /** {@code text} is a line or a sentence without blanks around it. */
    static boolean begins(String text) {
        Matcher lead = LEAD.matcher(text);
        return ordered(text) || lead.find() && ordered(text.substring(lead.end())) || CHINESE.matcher(text).find()
                || JAPANESE.matcher(text).find();
    }

    private static boolean ordered(String text) {
        String first = text.split("[^\\p{L}-]", 2)[0].toLowerCase(Locale.ROOT);
        return german(text) || GERMAN_IMPERATIVE.matcher(text).find() || FRENCH.matcher(text).find()
                || SPANISH.contains(first) || PORTUGUESE.contains(first)
                || INFINITIVE.matcher(text).find() && !ENGLISH_NOUN.matcher(text).find();
    }

    /** The clause ends in an infinitive: {@code Dienst anhalten}. Nouns that end alike are written with a capital. */
    private static boolean german(String text) {
        String clause = CLAUSE.split(text, 2)[0].strip();
        int last = clause.lastIndexOf(' ') + 1;
        return last > 0 && GERMAN_INFINITIVE.matcher(clause).find() && !ENGLISH.contains(clause.substring(last))
                && (GERMAN.matcher(text).find() || !clause.substring(0, last).strip().contains(" "));
    }

    private static Set<String> set(String words) {
        return Arrays.stream(words.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
